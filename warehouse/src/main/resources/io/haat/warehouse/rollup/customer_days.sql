-- Corrects customer_sales_daily on some days of a retailer by what it differs from the facts, without what is still pending.
insert into customer_sales_daily as c
with store as (select store_key, business_zone from dim_store where retailer_key = :retailer::smallint),
later as (select customer_key, first_key from later_customer where retailer_key = :retailer::smallint),
receipt as (
  select (f.sold_at at time zone business_zone)::date as day, store_key, coalesce(first_key, f.customer_key) as customer_key,
         f.currency, f.transaction_id, sum(f.quantity) as units, sum(f.total_amount) as amount
  from store join fact_sales f using (store_key) left join later on later.customer_key = f.customer_key
  -- Two days more on either side cover every zone.
  where f.sold_at >= :first_day::date - 2 and f.sold_at < :last_day::date + 3 and f.customer_key is not null
    and (f.sold_at at time zone business_zone)::date = any (:days::date[])
  group by 1, 2, 3, 4, 5),
part as (
  select day, store_key, customer_key, currency, 1 as transactions, units, amount as sales_amount, 0 as refund_lines, 0 as refund_amount
  from receipt
  union all
  select (f.sold_at at time zone business_zone)::date, store_key, coalesce(first_key, f.customer_key), f.currency,
         0, 0, 0, 1, f.total_amount
  from store join fact_refunds f using (store_key) left join later on later.customer_key = f.customer_key
  where f.sold_at >= :first_day::date - 2 and f.sold_at < :last_day::date + 3 and f.customer_key is not null
    and (f.sold_at at time zone business_zone)::date = any (:days::date[])
  union all
  select day, store_key, customer_key, currency, -transactions, -units, -sales_amount, -refund_lines, -refund_amount
  from pending_customer_sales where retailer_key = :retailer::smallint and day = any (:days::date[])
  union all
  select day, store_key, customer_key, currency, -transactions, -units, -sales_amount, -refund_lines, -refund_amount
  from store join customer_sales_daily using (store_key) where day = any (:days::date[])),
difference as (
  select day, store_key, customer_key, currency, sum(transactions) as transactions, sum(units) as units,
         sum(sales_amount) as sales_amount, sum(refund_lines) as refund_lines, sum(refund_amount) as refund_amount
  from part group by 1, 2, 3, 4)
select * from difference
where (transactions, units, sales_amount, refund_lines, refund_amount) <> (0, 0, 0, 0, 0)
order by day, store_key, customer_key, currency
on conflict (day, store_key, customer_key, currency) do update
set transactions = c.transactions + excluded.transactions, units = c.units + excluded.units,
    sales_amount = c.sales_amount + excluded.sales_amount, refund_lines = c.refund_lines + excluded.refund_lines,
    refund_amount = c.refund_amount + excluded.refund_amount
