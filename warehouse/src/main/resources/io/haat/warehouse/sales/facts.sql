-- Hours and channels of products and categories, and minutes: of days that are over from lines_by_product, else counted from the
-- facts. grouping: total, period, week, category or product. within: what a receipt counts once for, beside its day:
-- nothing, each category or each product.
with asked_store as (
  select store_key, label, retailer_key, business_zone
  from unnest(:stores::integer[], :store_labels::integer[]) as s (store_key, label)
  join dim_store using (store_key)),
asked_product as (
  select product_key, coalesce(category, '') as category from dim_product
  where retailer_key in (select retailer_key from asked_store)
    and (:products::integer[] is null or product_key = any (:products::integer[]))),
rolled_up as (select * from unnest(:rolled_from::date[], :rolled_to::date[]) as r (from_day, to_day)),
asked_range as (
  select * from unnest(:since::timestamptz[], :until::timestamptz[], :from_days::date[], :to_days::date[])
    as r (since, until, from_day, to_day)),
wanted as materialized (
  select f.store_key, label, f.sold_at at time zone business_zone as at, transaction_id, product_key, category, f.currency,
         coalesce(channel, '') as channel, quantity, discount, total_amount
  from asked_range
  -- Range by range (offset 0), so that each is found by the times of the facts; products likewise, one by one.
  cross join lateral (
    select store_key, sold_at, transaction_id, product_key, currency, channel, quantity, discount, total_amount
    from fact_sales x
    where x.sold_at >= since and x.sold_at < until
      and (:products::integer[] is null or x.product_key = any (:products::integer[]))
    offset 0) f
  join asked_store using (store_key) join asked_product using (product_key)
  where f.sold_at at time zone business_zone >= from_day and f.sold_at at time zone business_zone < to_day),
-- A receipt counts once a day, in the hour (or minute) and channel of its earliest line.
receipt as (
  select distinct on (store_key, currency, day, transaction_id, part) *
  from (
    select label, store_key, currency, at::date as day, transaction_id, date_trunc(:finest::text, at) as at, channel, category, product_key,
           case :within::text when 'category' then category when 'product' then product_key::text else '' end as part
    from wanted) w
  order by store_key, currency, day, transaction_id, part, at, channel),
refunded as (
  select label, f.sold_at at time zone business_zone as at, category, product_key, f.currency,
         coalesce(channel, '') as channel, coalesce(quantity, 0) as quantity, total_amount
  from asked_range
  cross join lateral (
    select store_key, sold_at, product_key, currency, channel, quantity, total_amount
    from fact_refunds x
    where x.sold_at >= since and x.sold_at < until
      and (:products::integer[] is null or x.product_key = any (:products::integer[]))
    offset 0) f
  join asked_store using (store_key) join asked_product using (product_key)
  where f.sold_at at time zone business_zone >= from_day and f.sold_at at time zone business_zone < to_day),
counted as (
  select label, at, category, product_key, currency, channel, 0 as transactions, 1 as lines, quantity as units, discount,
         total_amount as sales, 0 as refund_lines, 0 as refund_units, 0 as refunds
  from wanted
  union all
  select label, at, category, product_key, currency, channel, 1, 0, 0, 0, 0, 0, 0, 0 from receipt
  union all
  select label, at, category, product_key, currency, channel, 0, 0, 0, 0, 0, 1, quantity, total_amount
  from refunded),
rolled_line as (
  -- Added up as far as the answer tells apart, before anything is made of an hour: there are many lines of few hours.
  select label, case when :grouping::text in ('period', 'week') then l.hour end as at,
         case when :grouping::text = 'category' then category end as category,
         case when :grouping::text = 'product' then product_key end as product_key, l.currency, is_refund,
         sum(case :within::text when 'category' then category_firsts else product_firsts end) as transactions,
         count(*) as lines, sum(l.units) as units, sum(l.discount_amount) as discount, sum(l.amount) as amount
  from asked_product p cross join rolled_up
  cross join lateral (
    select store_key, hour, x.currency, is_refund, product_firsts, category_firsts, x.units, discount_amount, amount
    from lines_by_product x
    where x.product_key = p.product_key and x.hour >= from_day and x.hour < to_day
      and (:channels::text[] is null or x.channel = any (:channels::text[]))
    offset 0) l
  join asked_store using (store_key)
  group by 1, 2, 3, 4, 5, 6),
part as (
  select label, at, category, product_key, currency, transactions, lines, units, discount, amount as sales,
         0 as refund_lines, 0 as refund_units, 0 as refunds
  from rolled_line where not is_refund
  union all
  select label, at, category, product_key, currency, 0, 0, 0, 0, 0, lines, units, amount
  from rolled_line where is_refund
  union all
  select label, at, category, product_key, currency, transactions, lines, units, discount, sales,
         refund_lines, refund_units, refunds
  from counted where :channels::text[] is null or channel = any (:channels::text[]))
select label, currency,
       case when :grouping::text = 'period' then date_trunc(:period::text, at) end as period,
       case when :grouping::text = 'week' then date_part('isodow', at)::integer end as weekday,
       case when :grouping::text = 'week' then date_part('hour', at)::integer end as hour,
       case when :grouping::text = 'category' then category end as category,
       case when :grouping::text = 'product' then product_key end as product_key,
       sum(transactions) as transactions, sum(lines) as lines, sum(units) as units, sum(discount) as discounts, sum(sales) as sales,
       sum(refund_lines) as refund_lines, sum(refund_units) as refund_units, sum(refunds) as refunds
from part
group by 1, 2, 3, 4, 5, 6, 7
