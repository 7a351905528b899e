-- The lines behind a number, the newest first, from some ranges of time and before some place.
with asked_range as (select * from unnest(:since::timestamptz[], :until::timestamptz[]) as r (since, until)),
asked_store as (
  select store_key, retailer, store_id, business_zone
  from dim_store join dim_retailer using (retailer_key)
  where store_key = any (:stores::integer[])),
-- Lines of products on days that are over: which facts they are.
looked_up as (
  select store_key, line_id, is_refund
  from unnest(:products::integer[]) as p (product_key) cross join unnest(:looked_up::date[]) as day
  cross join lateral (
    select store_key, line_id, is_refund, hour
    from lines_by_product l
    where l.product_key = p.product_key and l.hour >= day and l.hour < day + 1
    offset 0) l
  where store_key in (select store_key from asked_store) and (:hour::integer is null or extract(hour from l.hour) = :hour::integer)),
line as (
  -- Range by range (offset 0), so that each is found by the times of the facts.
  select 'sale' as kind, f.*, null as reason, null as original
  from asked_range cross join lateral (
    select store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, quantity, unit_price, discount,
           total_amount, currency, payment_method, channel
    from fact_sales f
    where :sales::boolean and f.sold_at >= since and f.sold_at < until
      and (:products::integer[] is null or f.product_key = any (:products::integer[]))
      and (:channels::text[] is null or f.channel = any (:channels::text[]))
    offset 0) f
  union all
  select 'refund', f.*
  from asked_range cross join lateral (
    select store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, quantity, unit_price, discount,
           total_amount, currency, payment_method, channel, reason, original_transaction_id
    from fact_refunds f
    where :refunds::boolean and f.sold_at >= since and f.sold_at < until
      and (:products::integer[] is null or f.product_key = any (:products::integer[]))
      and (:channels::text[] is null or f.channel = any (:channels::text[]))
      and (:reason::text is null or coalesce(f.reason, 'none') = :reason::text)
    offset 0) f
  union all
  select 'sale', f.*, null, null
  from looked_up cross join lateral (
    select store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, quantity, unit_price, discount,
           total_amount, currency, payment_method, channel
    from fact_sales f
    where :sales::boolean and (f.line_id, f.store_key) = (looked_up.line_id, looked_up.store_key) and f.sold_at >= :floor::timestamptz
      and (:channels::text[] is null or f.channel = any (:channels::text[]))
    offset 0) f
  where not is_refund
  union all
  select 'refund', f.*
  from looked_up cross join lateral (
    select store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, quantity, unit_price, discount,
           total_amount, currency, payment_method, channel, reason, original_transaction_id
    from fact_refunds f
    where :refunds::boolean and (f.line_id, f.store_key) = (looked_up.line_id, looked_up.store_key) and f.sold_at >= :floor::timestamptz
      and (:channels::text[] is null or f.channel = any (:channels::text[]))
      and (:reason::text is null or coalesce(f.reason, 'none') = :reason::text)
    offset 0) f
  where is_refund),
found as (
  select line.*, retailer, store_id, sold_at at time zone business_zone as sold_on
  from line join asked_store using (store_key)
  where (sold_at at time zone business_zone)::date >= :from_day::date
    and (sold_at at time zone business_zone)::date < :to_day::date
    and (:weekday::integer is null or extract(isodow from sold_at at time zone business_zone) = :weekday::integer)
    and (:hour::integer is null or extract(hour from sold_at at time zone business_zone) = :hour::integer)
    and (:before_time::timestamptz is null
         or (sold_at, store_key, line_id) < (:before_time::timestamptz, :before_store::integer, :before_line::uuid))
  order by sold_at desc, store_key desc, line_id desc
  limit :most::integer)
select f.sold_at, f.store_key, f.line_id, f.kind, f.retailer, f.store_id as store, to_char(f.sold_on, 'YYYY-MM-DD"T"HH24:MI:SS') as local_time,
       f.transaction_id as transaction, f.line_no as line, p.product_id as product, p.product_name, p.category,
       c.customer_id as customer, f.quantity, f.unit_price, f.discount, f.total_amount as amount, f.currency,
       f.payment_method, f.channel, f.reason, f.original as original_transaction
from found f
join dim_product p using (product_key)
left join dim_customer c using (customer_key)
order by f.sold_at desc, f.store_key desc, f.line_id desc
