-- What the facts of some stores come to in sales_daily.
insert into sales_daily
  (day, store_key, product_key, currency, lines, transactions, category_firsts, units, discount_amount, sales_amount,
   refund_lines, refund_units, refund_amount)
with store as (select store_key, business_zone from dim_store where store_key = any (:stores::integer[])),
held as (
  select (sold_at at time zone business_zone)::date as day, store_key, currency, product_key, category, transaction_id,
         count(*) as lines, sum(quantity) as units, sum(discount) as discount_amount, sum(total_amount) as sales_amount
  from store join fact_sales using (store_key) join (select product_key, category from dim_product) p using (product_key)
  group by 1, 2, 3, 4, 5, 6),
marked as (
  select *, product_key = min(product_key) over (partition by day, store_key, currency, category, transaction_id) as is_first
  from held),
sold as (
  select day, store_key, product_key, currency, sum(lines) as lines, count(*) as transactions,
         count(*) filter (where is_first) as category_firsts,
         sum(units) as units, sum(discount_amount) as discount_amount, sum(sales_amount) as sales_amount
  from marked group by 1, 2, 3, 4),
refunded as (
  select (sold_at at time zone business_zone)::date as day, store_key, product_key, currency,
         count(*) as refund_lines, coalesce(sum(quantity), 0) as refund_units, sum(total_amount) as refund_amount
  from store join fact_refunds using (store_key) group by 1, 2, 3, 4)
select day, store_key, product_key, currency, coalesce(lines, 0), coalesce(transactions, 0), coalesce(category_firsts, 0),
       coalesce(units, 0), coalesce(discount_amount, 0), coalesce(sales_amount, 0),
       coalesce(refund_lines, 0), coalesce(refund_units, 0), coalesce(refund_amount, 0)
from sold full join refunded using (day, store_key, product_key, currency)
order by 1, 2, 3, 4
