-- Lines of some products in some stores whose customers are known, on days that are over; units in thousandths, amounts in
-- ten-thousandths. One by one: to group them takes the database three times as long.
with rolled_up as (select * from unnest(:rolled_from::date[], :rolled_to::date[]) as r (from_day, to_day))
select hour::date - date '1970-01-01' as day, store_key, currency, customer_key, is_refund, receipt,
       (units * 1000)::bigint as units, (amount * 10000)::bigint as amount
from unnest(:products::integer[]) as p (product_key) cross join rolled_up
cross join lateral (
  select hour, store_key, currency, customer_key, is_refund, receipt, units, amount
  from lines_by_product x
  where x.product_key = p.product_key and x.hour >= from_day and x.hour < to_day and x.customer_key is not null
    and (:channels::text[] is null or x.channel = any (:channels::text[]))
  offset 0) l
where store_key = any (:stores::integer[])
