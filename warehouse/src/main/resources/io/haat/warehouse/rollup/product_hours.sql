-- When products of a retailer were sold on some days, from the facts.
insert into product_sales_hourly
with store as (select store_key, business_zone from dim_store where retailer_key = :retailer::smallint),
product as (select product_key, coalesce(category, '') as category from dim_product where retailer_key = :retailer::smallint),
line as materialized (
  select f.store_key, date_trunc('hour', f.sold_at at time zone business_zone) as hour, coalesce(f.channel, '') as channel,
         f.currency, f.transaction_id, f.product_key, category, f.quantity, f.discount, f.total_amount
  from store join fact_sales f using (store_key) join product using (product_key)
  -- Two days more on either side cover every zone.
  where f.sold_at >= :first_day::date - 2 and f.sold_at < :last_day::date + 3
    and (f.sold_at at time zone business_zone)::date = any (:days::date[])),
marked as (
  select *,
         (row_number() over (partition by store_key, currency, hour::date, transaction_id, product_key order by hour, channel) = 1)::integer
           as product_first,
         (row_number() over (partition by store_key, currency, hour::date, transaction_id, category order by hour, channel, product_key) = 1)::integer
           as category_first
  from line),
part as (
  select product_key, hour, store_key, channel, currency, product_first, category_first, 1 as lines, quantity as units,
         discount, total_amount as sales, 0 as refund_lines, 0 as refund_units, 0 as refunds
  from marked
  union all
  select f.product_key, date_trunc('hour', f.sold_at at time zone business_zone), f.store_key, coalesce(f.channel, ''), f.currency,
         0, 0, 0, 0, 0, 0, 1, coalesce(f.quantity, 0), f.total_amount
  from store join fact_refunds f using (store_key) join product using (product_key)
  where f.sold_at >= :first_day::date - 2 and f.sold_at < :last_day::date + 3
    and (f.sold_at at time zone business_zone)::date = any (:days::date[]))
select product_key, hour, store_key, channel, currency, sum(product_first), sum(category_first), sum(lines), sum(units),
       sum(discount), sum(sales), sum(refund_lines), sum(refund_units), sum(refunds)
from part
group by 1, 2, 3, 4, 5
order by 1, 2
