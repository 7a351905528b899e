-- Refunds by reason: whole months from their rollup, other days from the refunds themselves.
with asked_group as (select * from unnest(:groups::integer[]) as g (group_key)),
asked_day as (
  select * from unnest(:since::timestamptz[], :until::timestamptz[], :from_days::date[], :to_days::date[])
    as d (since, until, from_day, to_day)),
asked_store as (select store_key, business_zone from dim_store where store_key = any (:stores::integer[])),
part as (
  select reason, currency, refund_lines, refund_units, refund_amount
  from asked_group join refund_reasons_monthly using (group_key)
  where month = any (:months::date[]) and (:category::text is null or category = :category::text)
    and (:channels::text[] is null or channel = any (:channels::text[]))
  union all
  select coalesce(reason, ''), currency, 1, coalesce(quantity, 0), total_amount
  from asked_day
  -- Range by range (offset 0), so that each is found by the times of the facts.
  cross join lateral (
    select store_key, sold_at, reason, currency, quantity, total_amount, product_key, channel
    from fact_refunds f
    where f.sold_at >= since and f.sold_at < until
      and (:products::integer[] is null or f.product_key = any (:products::integer[]))
    offset 0) f
  join asked_store using (store_key)
  where (:one_zone::boolean or sold_at at time zone business_zone >= from_day and sold_at at time zone business_zone < to_day)
    and (:channels::text[] is null or coalesce(channel, '') = any (:channels::text[])))
select reason, currency, sum(refund_lines) as refund_lines, sum(refund_units) as refund_units, sum(refund_amount) as refunds
from part
group by 1, 2
