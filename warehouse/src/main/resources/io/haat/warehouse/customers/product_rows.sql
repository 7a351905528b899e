-- What customers bought of some products in some stores, on days that are over; units in thousandths, amounts in ten-thousandths.
with rolled_up as (select * from unnest(:rolled_from::date[], :rolled_to::date[]) as r (from_day, to_day)),
receipt as (
  select hour::date as day, store_key, customer_key, currency, is_refund, receipt, sum(units) as units, sum(amount) as amount
  from unnest(:products::integer[]) as p (product_key) cross join rolled_up
  cross join lateral (
    select hour, store_key, customer_key, currency, is_refund, receipt, units, amount
    from lines_by_product x
    where x.product_key = p.product_key and x.hour >= from_day and x.hour < to_day and x.customer_key is not null
      and (:channels::text[] is null or x.channel = any (:channels::text[]))
    offset 0) l
  where store_key = any (:stores::integer[])
  group by 1, 2, 3, 4, 5, 6)
select day - date '1970-01-01' as day, store_key, currency, customer_key,
       count(*) filter (where not is_refund) as transactions,
       coalesce(sum(units * 1000) filter (where not is_refund), 0)::bigint as units,
       coalesce(sum(amount * 10000) filter (where not is_refund), 0)::bigint as sales,
       coalesce(sum(amount * 10000) filter (where is_refund), 0)::bigint as refunds
from receipt
group by 1, 2, 3, 4
