-- Figures of all products, by hours, or by day of the week (1 Monday to 7 Sunday) and hour of the day: of groups of several stores and of single stores on days that are over,
-- and of all stores on the others.
with asked_group as (select * from unnest(:groups::integer[], :group_labels::integer[]) as g (group_key, label)),
single_store as (select * from unnest(:single_stores::integer[], :single_labels::integer[]) as s (store_key, label)),
asked_store as (select * from unnest(:stores::integer[], :store_labels::integer[]) as s (store_key, label)),
rolled_up as (select * from unnest(:rolled_from::date[], :rolled_to::date[]) as r (from_day, to_day)),
kept as (select * from unnest(:kept_from::date[], :kept_to::date[]) as k (from_day, to_day)),
part as (
  select label, hour as at, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from asked_group join group_sales_hourly using (group_key) join rolled_up on hour >= from_day and hour < to_day
  union all
  select label, hour, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from single_store join sales_hourly using (store_key) join rolled_up on hour >= from_day and hour < to_day
  where :channels::text[] is null or channel = any (:channels::text[])
  union all
  select label, hour, currency,
         transactions, lines, units, discount_amount, sales_amount, refund_lines, refund_units, refund_amount
  from asked_store join sales_hourly using (store_key) join kept on hour >= from_day and hour < to_day
  where :channels::text[] is null or channel = any (:channels::text[]))
select label, currency,
       case when not :week::boolean then date_trunc('hour', at) end as period,
       case when :week::boolean then date_part('isodow', at)::integer end as weekday,
       case when :week::boolean then date_part('hour', at)::integer end as hour,
       sum(transactions) as transactions, sum(lines) as lines, sum(units) as units,
       sum(discount_amount) as discounts, sum(sales_amount) as sales,
       sum(refund_lines) as refund_lines, sum(refund_units) as refund_units, sum(refund_amount) as refunds
from part
group by 1, 2, 3, 4, 5
