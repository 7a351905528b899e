-- Figures of each product version.
with asked_group as (select * from unnest(:groups::integer[]) as g (group_key)),
-- Days beside pentads (1), and days of pentads that are not asked for (-1).
beside as (select * from unnest(:beside_from::date[], :beside_to::date[], :signs::integer[]) as b (from_day, to_day, sign)),
rolled_up as (select * from unnest(:rolled_from::date[], :rolled_to::date[]) as r (from_day, to_day)),
kept as (select * from unnest(:kept_from::date[], :kept_to::date[]) as k (from_day, to_day)),
sold_beside as not materialized (
  select sign, product_key, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from beside join product_sales_daily on day >= from_day and day < to_day
  where :all_stores::boolean
    and product_key in (
      select product_key from dim_product
      where retailer_key in (select retailer_key from dim_store where store_key = any (:stores::integer[])))
  union all
  select sign, product_key, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from beside join sales_daily on day >= from_day and day < to_day
  where not :all_stores::boolean and store_key = any (:grouped_stores::integer[])),
part as (
  select product_key, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from asked_group join product_sales_monthly using (group_key)
  where month = any (:months::date[])
  union all
  select product_key, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from asked_group join product_sales_quarterly using (group_key)
  where quarter = any (:quarters::date[])
  union all
  select product_key, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from asked_group join product_sales_pentads using (group_key)
  where pentad = any (:pentads::date[])
  union all
  select product_key, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from sold_beside where sign > 0
  union all
  select product_key, currency,
         -transactions, -lines, -units, -discount_amount, -sales_amount, -refund_lines, -refund_units, -refund_amount
  from sold_beside where sign < 0
  union all
  -- Single stores have no pentads.
  select product_key, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from rolled_up join sales_daily on day >= from_day and day < to_day
  where store_key = any (:single_stores::integer[])
  union all
  select product_key, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from kept join sales_daily on day >= from_day and day < to_day
  where store_key = any (:stores::integer[]))
select product_key, currency,
       sum(transactions) as transactions, sum(lines) as lines, sum(units) as units,
       sum(discount_amount) as discounts, sum(sales_amount) as sales,
       sum(refund_lines) as refund_lines, sum(refund_units) as refund_units, sum(refund_amount) as refunds
from part
-- Few products are looked up; of many, all products of a store are read at once (+ 0: no look-ups for each).
where :products::integer[] is null
   or product_key + 0 = any (:products::integer[])
      and (cardinality(:products::integer[]) > 8 or product_key = any (:products::integer[]))
group by 1, 2
-- A product that was sold only on days that were taken off is not there.
having sum(lines) <> 0 or sum(refund_lines) <> 0
