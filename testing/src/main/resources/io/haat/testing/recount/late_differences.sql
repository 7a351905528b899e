-- Questions whose rows are differences, about events that came late.

-- table: late_event
-- One that was there already is listed, too: its own record is not the fact's.
with event as (
  select retailer, store_id, transaction_id as id, micros from expected_sale
  union all
  select retailer, store_id, refund_id, micros from expected_refund
  union all
  select retailer, store_id, event_id, micros from expected_stock
  union all
  select retailer, null, event_id, micros from expected_customer)
select 'names no event: ' || (l.*)::text
from late_event l
where not exists (
  select from event e
  where (e.retailer, e.id, e.micros) = (l.retailer, l.event_id, (extract(epoch from l.event_time) * 1000000)::bigint)
    and coalesce(e.store_id, l.store_id) is not distinct from l.store_id)
limit 10

-- table: late_event
-- Which events were late depends on when they were read; but not of these, which are older by far than nearly all of their
-- topic and came seconds after half of it: a job that runs has long told the time of that half by then. A few may have come
-- while none ran.
with event as (
  select distinct 'sale' as kind, retailer, transaction_id as id, micros, arrived from expected_sale
  union all
  select 'refund', retailer, refund_id, micros, arrived from expected_refund
  union all
  select 'stock', retailer, event_id, micros, arrived from expected_stock
  union all
  select 'customer', retailer, event_id, micros, arrived from expected_customer),
topic as (
  select kind, percentile_disc(0.1) within group (order by micros) as early,
         percentile_disc(0.5) within group (order by arrived) as half
  from event group by kind),
long_late as (
  select exists (
           select from late_event l
           where (l.retailer, l.event_id) = (e.retailer, e.id)
             and (extract(epoch from l.event_time) * 1000000)::bigint = e.micros) as is_listed
  from event e join topic using (kind)
  where e.micros < early - 11 * 60000000::bigint and e.arrived > half + 3 * 1000000::bigint)
select format('lists %s of %s that are long late', count(*) filter (where is_listed), count(*))
from long_late
having count(*) filter (where is_listed) * 2 < count(*)

-- table: window_correction
select 'waits although its minute is closed: ' || (w.*)::text
from window_correction w
where requested_at < clock_timestamp() - interval '1 minute'
  and window_start + interval '11 minutes' < (
    select min(watermark) from stream_progress where updated_at > clock_timestamp() - interval '10 seconds')
limit 10
