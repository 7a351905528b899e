-- The lines of a retailer's products on some days, from the facts.
insert into lines_by_product
  (product_key, hour, store_key, line_id, customer_key, receipt, product_firsts, category_firsts, is_refund, channel, currency,
   units, discount_amount, amount)
with store as (select store_key, business_zone from dim_store where retailer_key = :retailer::smallint),
product as (select product_key, coalesce(category, '') collate "C" as category from dim_product where retailer_key = :retailer::smallint),
later as (select customer_key, first_key from later_customer where retailer_key = :retailer::smallint),
line as (
  select f.store_key, (f.sold_at at time zone business_zone)::date as day, date_trunc('hour', f.sold_at at time zone business_zone) as hour,
         f.line_id, coalesce(first_key, f.customer_key) as customer_key, coalesce(f.channel, '') as channel, f.currency, f.transaction_id, f.product_key, category,
         f.quantity, f.discount, f.total_amount
  from store join fact_sales f using (store_key) join product using (product_key)
  left join later on later.customer_key = f.customer_key
  -- Two days more on either side cover every zone.
  where f.sold_at >= :first_day::date - 2 and f.sold_at < :last_day::date + 3
    and (f.sold_at at time zone business_zone)::date = any (:days::date[])),
-- The second order is nearly the first, since a product is of one category.
marked as (
  select *,
         row_number() over (
           partition by day, store_key, transaction_id, currency, category order by hour, channel, product_key) = 1 as is_category_first,
         row_number() over (
           partition by day, store_key, transaction_id, currency, category, product_key order by hour, channel) = 1 as is_product_first
  from line)
select product_key, hour, store_key, line_id, customer_key, hashtextextended(transaction_id, 0), is_product_first::integer,
       is_category_first::integer, false, channel, currency, quantity, discount, total_amount
from marked
union all
select f.product_key, date_trunc('hour', f.sold_at at time zone business_zone), f.store_key, f.line_id,
       coalesce(first_key, f.customer_key), hashtextextended(f.transaction_id, 0), 0, 0, true, coalesce(f.channel, ''), f.currency, coalesce(f.quantity, 0), 0, f.total_amount
from store join fact_refunds f using (store_key) join product using (product_key)
left join later on later.customer_key = f.customer_key
where f.sold_at >= :first_day::date - 2 and f.sold_at < :last_day::date + 3
  and (f.sold_at at time zone business_zone)::date = any (:days::date[])
order by product_key, hour
