-- Figures of one product, which may have several versions.
with asked_group as (select * from unnest(:groups::integer[], :group_labels::integer[]) as g (group_key, label)),
asked_store as (select * from unnest(:stores::integer[], :store_labels::integer[]) as s (store_key, label)),
asked_product as (select * from unnest(:products::integer[]) as p (product_key)),
rolled_up as (select * from unnest(:rolled_from::date[], :rolled_to::date[]) as r (from_day, to_day)),
asked_day as (
  select k.from_day + n as day
  from unnest(:kept_from::date[], :kept_to::date[]) as k (from_day, to_day)
  cross join generate_series(0, to_day - from_day - 1) n),
rolled_line as (
  -- What a product sold lies together there, and not in sales_daily.
  select label, date_trunc(:period::text, hour) as at, currency, is_refund, sum(product_firsts) as transactions, count(*) as lines,
         sum(units) as units, sum(discount_amount) as discount, sum(amount) as amount
  from asked_product cross join rolled_up
  cross join lateral (
    select store_key, hour, currency, product_firsts, is_refund, units, discount_amount, amount
    from lines_by_product l
    where l.product_key = asked_product.product_key and l.hour >= from_day and l.hour < to_day
    offset 0) l
  join asked_store using (store_key)
  group by 1, 2, 3, 4),
part as (
  -- Looked up one by one (offset 0): the planner, left free, reads all products of these days.
  select label, asked_month.month::timestamp as at, found.*
  from asked_group cross join asked_product cross join unnest(:months::date[]) as asked_month (month)
  cross join lateral (
    select currency,
           transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
    from product_sales_monthly m
    where (m.group_key, m.month, m.product_key) = (asked_group.group_key, asked_month.month, asked_product.product_key)
    offset 0) found
  union all
  select label, at, currency, transactions, lines, units, discount, amount, 0, 0, 0 from rolled_line where not is_refund
  union all
  select label, at, currency, 0, 0, 0, 0, 0, lines, units, amount from rolled_line where is_refund
  union all
  select label, asked_day.day, found.*
  from asked_day cross join asked_store cross join asked_product
  cross join lateral (
    select currency,
           transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
    from sales_daily d
    where (d.day, d.store_key, d.product_key) = (asked_day.day, asked_store.store_key, asked_product.product_key)
    offset 0) found)
select label, date_trunc(:period::text, at) as period, currency,
       sum(transactions) as transactions, sum(lines) as lines, sum(units) as units,
       sum(discount_amount) as discounts, sum(sales_amount) as sales,
       sum(refund_lines) as refund_lines, sum(refund_units) as refund_units, sum(refund_amount) as refunds
from part
group by 1, 2, 3
