-- What the facts of some stores come to in sales_hourly.
insert into sales_hourly
  (hour, store_key, channel, currency, transactions, lines, units, discount_amount, sales_amount,
   refund_lines, refund_units, refund_amount)
with store as (select store_key, business_zone from dim_store where store_key = any (:stores::integer[])),
line as materialized (
  select date_trunc('hour', sold_at at time zone business_zone) as hour, store_key, coalesce(channel, '') as channel, currency,
         transaction_id, quantity, discount, total_amount
  from store join fact_sales using (store_key)),
receipt as (
  select distinct on (store_key, currency, hour::date, transaction_id) hour, store_key, channel, currency
  from line order by store_key, currency, hour::date, transaction_id, hour, channel),
counted as (select hour, store_key, channel, currency, count(*) as transactions from receipt group by 1, 2, 3, 4),
sold as (
  select hour, store_key, channel, currency, count(*) as lines,
         sum(quantity) as units, sum(discount) as discount_amount, sum(total_amount) as sales_amount
  from line group by 1, 2, 3, 4),
refunded as (
  select date_trunc('hour', sold_at at time zone business_zone) as hour, store_key, coalesce(channel, '') as channel, currency,
         count(*) as refund_lines, coalesce(sum(quantity), 0) as refund_units, sum(total_amount) as refund_amount
  from store join fact_refunds using (store_key) group by 1, 2, 3, 4)
select hour, store_key, channel, currency, coalesce(transactions, 0), coalesce(lines, 0),
       coalesce(units, 0), coalesce(discount_amount, 0), coalesce(sales_amount, 0),
       coalesce(refund_lines, 0), coalesce(refund_units, 0), coalesce(refund_amount, 0)
from sold full join refunded using (hour, store_key, channel, currency) left join counted using (hour, store_key, channel, currency)
order by store_key, hour, channel, currency
