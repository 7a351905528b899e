-- Figures of one product in all stores of its retailer.
with asked_product as (
  select product_key from dim_product
  where product_key = any (:products::integer[])
    and retailer_key in (select retailer_key from dim_store where store_key = any (:stores::integer[]))),
kept as (select * from unnest(:kept_from::date[], :kept_to::date[]) as k (from_day, to_day)),
rolled_up as (select * from unnest(:rolled_from::date[], :rolled_to::date[]) as r (from_day, to_day)),
part as (
  -- Looked up one by one (offset 0): the planner, left free, reads all products of these months.
  select asked_month.month::timestamp as at, found.*
  from unnest(:groups::integer[]) as g (group_key) cross join asked_product cross join unnest(:months::date[]) as asked_month (month)
  cross join lateral (
    select currency,
           transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
    from product_sales_monthly m
    where (m.group_key, m.month, m.product_key) = (g.group_key, asked_month.month, asked_product.product_key)
    offset 0) found
  union all
  select day, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from rolled_up join product_sales_daily on day >= from_day and day < to_day
  where product_key in (table asked_product)
  union all
  select day, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from kept join sales_daily on day >= from_day and day < to_day
  where product_key in (table asked_product))
select 0 as label, date_trunc(:period::text, at) as period, currency,
       sum(transactions) as transactions, sum(lines) as lines, sum(units) as units,
       sum(discount_amount) as discounts, sum(sales_amount) as sales,
       sum(refund_lines) as refund_lines, sum(refund_units) as refund_units, sum(refund_amount) as refunds
from part
group by 1, 2, 3
