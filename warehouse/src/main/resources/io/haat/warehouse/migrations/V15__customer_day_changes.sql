-- How often each day of customer_sales_daily, or who bought for the first time on it, has changed: a day that is kept in
-- memory is right as long as its count stands. Counted in stripes, like change_count, and by steps of any length: a count
-- that was set back with its tables will not come to the same number again.
create table customer_day_change (
  retailer_key smallint not null,
  day          date not null,
  stripe       integer not null,
  changes      bigint not null,
  primary key (retailer_key, day, stripe)
) with (fillfactor = 50);

-- Of days that are there already. None may be written before the triggers are there.
lock table customer_sales_daily, customer_first in share row exclusive mode;
insert into customer_day_change
select retailer_key, day, 0, 1 from customer_sales_daily join dim_store using (store_key)
union
select retailer_key, first_on, 0, 1 from customer_first where first_on < 'infinity';

-- Counts a change of each of these days; no lists are no change.
create function count_customer_days(retailers smallint[], days date[]) returns void
language plpgsql strict set search_path from current as $$
declare
  mine constant integer := my_stripe();
  step constant bigint := 1 + floor(random() * 1000000);
begin
  insert into customer_day_change as c (retailer_key, day, stripe, changes)
  select distinct retailer, changed_on, mine, step
  from unnest(retailers, days) as x (retailer, changed_on) where changed_on < 'infinity'
  order by 1, 2
  on conflict (retailer_key, day, stripe) do update set changes = c.changes + step;
end $$;

create function count_changed_customer_days() returns trigger language plpgsql set search_path from current as $$
begin
  perform count_customer_days(array_agg(s.retailer_key), array_agg(c.day))
  from (select distinct store_key, day from changed) c join dim_store s using (store_key);
  return null;
end $$;
create trigger customer_sales_daily_inserted after insert on customer_sales_daily
  referencing new table as changed for each statement execute function count_changed_customer_days();
create trigger customer_sales_daily_updated after update on customer_sales_daily
  referencing new table as changed for each statement execute function count_changed_customer_days();
create trigger customer_sales_daily_deleted after delete on customer_sales_daily
  referencing old table as changed for each statement execute function count_changed_customer_days();

create function count_changed_firsts() returns trigger language plpgsql set search_path from current as $$
begin
  perform count_customer_days(array_agg(retailer_key), array_agg(first_on))
  from (select distinct retailer_key, first_on from changed) c;
  return null;
end $$;
create trigger customer_first_inserted after insert on customer_first
  referencing new table as changed for each statement execute function count_changed_firsts();
-- A first purchase that has moved changes two days.
create trigger customer_first_moved_from after update on customer_first
  referencing old table as changed for each statement execute function count_changed_firsts();
create trigger customer_first_moved_to after update on customer_first
  referencing new table as changed for each statement execute function count_changed_firsts();
create trigger customer_first_deleted after delete on customer_first
  referencing old table as changed for each statement execute function count_changed_firsts();
