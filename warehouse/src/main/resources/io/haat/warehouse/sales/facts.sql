-- Figures that no rollup holds, counted from the facts of a few days. grouping: total, period, week, category or product. within:
-- what a receipt counts once for, beside its day: nothing, each category or each product.
with asked_store as (
  select store_key, label, business_zone
  from unnest(:stores::integer[], :store_labels::integer[]) as s (store_key, label)
  join dim_store using (store_key)),
sold as materialized (
  select f.store_key, label, f.sold_at at time zone business_zone as at, transaction_id, product_key, f.currency,
         coalesce(channel, '') as channel, quantity, discount, total_amount
  from asked_store join fact_sales f using (store_key)
  where f.sold_at >= :since::timestamptz and f.sold_at < :until::timestamptz
    and (:products::integer[] is null or product_key = any (:products::integer[]))),
wanted as (
  select sold.*, coalesce(p.category, '') as category
  from sold join (select product_key, category from dim_product) p using (product_key)
  where at >= :from_day::timestamp and at < :to_day::timestamp),
-- A receipt counts once a day, in the hour (or minute) and channel of its earliest line.
receipt as (
  select distinct on (store_key, currency, day, transaction_id, part) *
  from (
    select label, store_key, currency, at::date as day, transaction_id, date_trunc(:finest::text, at) as at, channel, category, product_key,
           case :within::text when 'category' then category when 'product' then product_key::text else '' end as part
    from wanted) w
  order by store_key, currency, day, transaction_id, part, at, channel),
refunded as (
  select label, f.sold_at at time zone business_zone as at, coalesce(category, '') as category, product_key, f.currency,
         coalesce(channel, '') as channel, coalesce(quantity, 0) as quantity, total_amount
  from asked_store join fact_refunds f using (store_key) join (select product_key, category from dim_product) p using (product_key)
  where f.sold_at >= :since::timestamptz and f.sold_at < :until::timestamptz
    and (:products::integer[] is null or product_key = any (:products::integer[]))),
part as (
  select label, at, category, product_key, currency, channel, 0 as transactions, 1 as lines, quantity as units, discount, total_amount as sales,
         0 as refund_lines, 0 as refund_units, 0 as refunds
  from wanted
  union all
  select label, at, category, product_key, currency, channel, 1, 0, 0, 0, 0, 0, 0, 0 from receipt
  union all
  select label, at, category, product_key, currency, channel, 0, 0, 0, 0, 0, 1, quantity, total_amount
  from refunded where at >= :from_day::timestamp and at < :to_day::timestamp)
select label, currency,
       case when :grouping::text = 'period' then date_trunc(:period::text, at) end as period,
       case when :grouping::text = 'week' then extract(isodow from at)::integer end as weekday,
       case when :grouping::text = 'week' then extract(hour from at)::integer end as hour,
       case when :grouping::text = 'category' then category end as category,
       case when :grouping::text = 'product' then product_key end as product_key,
       sum(transactions) as transactions, sum(lines) as lines, sum(units) as units, sum(discount) as discounts, sum(sales) as sales,
       sum(refund_lines) as refund_lines, sum(refund_units) as refund_units, sum(refunds) as refunds
from part
where :channels::text[] is null or channel = any (:channels::text[])
group by 1, 2, 3, 4, 5, 6, 7
