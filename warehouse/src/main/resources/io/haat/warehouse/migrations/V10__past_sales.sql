-- Sales of days that are long over are counted apart: answers about the past stand while today's sales come in.
create or replace function log_changed_hours() returns trigger language plpgsql set search_path from current as $$
declare
  -- Somewhere it is still the day before today in UTC, and nowhere an earlier one.
  past constant date := (clock_timestamp() at time zone 'UTC')::date - 1;
  retailers smallint[];
  of_the_past smallint[];
begin
  select array_agg(distinct s.retailer_key), array_agg(distinct s.retailer_key) filter (where c.hour < past)
  into retailers, of_the_past
  from changed c join dim_store s using (store_key);
  if retailers is null then
    return null;
  end if;
  perform count_changes('sales', retailers);
  if of_the_past is not null then
    perform count_changes('past_sales', of_the_past);
  end if;
  insert into rollup_change (retailer_key, day)
  select distinct r.retailer_key, c.hour::date
  from changed c join dim_store s using (store_key) join dim_retailer r using (retailer_key)
  where c.hour < r.rollups_before;
  if found then
    notify haat_change;
  end if;
  return null;
end $$;
