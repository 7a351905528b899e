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
-- topic and stand in the latter half of their partition. A few may have been read before the other partitions were.
with event as (
  select distinct 'sale' as kind, retailer, transaction_id as id, micros, topic_id, partition, position from expected_sale
  union all
  select 'refund', retailer, refund_id, micros, topic_id, partition, position from expected_refund
  union all
  select 'stock', retailer, event_id, micros, topic_id, partition, position from expected_stock
  union all
  select 'customer', retailer, event_id, micros, topic_id, partition, position from expected_customer),
topic as (select kind, percentile_disc(0.1) within group (order by micros) as early from event group by kind),
half as (select topic_id, partition, max(position) / 2 as position from event group by 1, 2),
long_late as (
  select e.*, exists (
           select from late_event l
           where (l.retailer, l.event_id) = (e.retailer, e.id)
             and (extract(epoch from l.event_time) * 1000000)::bigint = e.micros) as is_listed
  from event e join topic using (kind) join half using (topic_id, partition)
  where e.micros < early - 11 * 60000000::bigint and e.position > half.position)
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
