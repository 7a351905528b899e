-- A sale or refund is in sales_hourly as soon as it is a fact, one of the stream's as soon as it is folded. Who writes it
-- says so in the same transaction: answers of the retailer are made anew, and so are the rollups of
-- days that are in them. Sales of days that are long over are counted apart: answers about the past stand while today's
-- sales come in. A load changes hundreds of thousands of hours of few stores at once: they are summed up by store first.
create or replace function log_changed_hours() returns trigger language plpgsql set search_path from current as $$
declare
  -- Somewhere it is still the day before today in UTC, and nowhere an earlier one.
  past constant date := (clock_timestamp() at time zone 'UTC')::date - 1;
  retailers smallint[];
  of_the_past smallint[];
begin
  select array_agg(distinct s.retailer_key), array_agg(distinct s.retailer_key) filter (where c.first < past)
  into retailers, of_the_past
  from (select store_key, min(hour) as first from changed group by store_key) c join dim_store s using (store_key);
  if retailers is null then
    return null;
  end if;
  perform count_changes('sales', retailers);
  if of_the_past is not null then
    perform count_changes('past_sales', of_the_past);
  end if;
  insert into rollup_change (retailer_key, day)
  select distinct r.retailer_key, c.day
  from (
    select distinct store_key, hour::date as day from changed
    where hour < (select max(rollups_before) from dim_retailer)) c
  join dim_store s using (store_key) join dim_retailer r using (retailer_key)
  where c.day < r.rollups_before;
  if found then
    notify haat_change;
  end if;
  return null;
end $$;
create or replace trigger sales_hourly_inserted after insert on sales_hourly
  referencing new table as changed for each statement execute function log_changed_hours();
create or replace trigger sales_hourly_updated after update on sales_hourly
  referencing new table as changed for each statement execute function log_changed_hours();
create or replace trigger sales_hourly_deleted after delete on sales_hourly
  referencing old table as changed for each statement execute function log_changed_hours();
