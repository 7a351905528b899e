-- The touched days of the latest month that has been left alone for long enough.
with ripe as (
  select date_trunc('month', day) as month from customer_change where retailer_key = :retailer::smallint
  group by 1
  having max(changed_at) <= clock_timestamp() - :quiet_seconds * interval '1 second'
    or min(changed_at) <= clock_timestamp() - :most_seconds * interval '1 second'
  order by 1 desc limit 1),
taken as (
  delete from customer_change c using ripe r
  where c.retailer_key = :retailer::smallint and date_trunc('month', c.day) = r.month
  returning c.day)
select distinct day from taken order by day
