-- How often what answers are made of has changed: an answer that was made at some count is right as long as the count
-- stands. Each transaction adds to a row of its own, so that writers never wait for each other; the count is the sum over
-- the stripes, and higher after every commit that changed something.
create table change_count (
  ingredient   text collate "C" not null,     -- sales, past_sales, catalogue, loads, stock
  retailer_key smallint not null,             -- 0: of no one retailer
  stripe       integer not null,
  changes      bigint not null,
  primary key (ingredient, retailer_key, stripe)
) with (fillfactor = 50);

-- Counts of two warehouses are never mistaken for each other.
insert into change_count values ('warehouse', 0, 0, (random() * 1000000000000000)::bigint);

-- The first stripe that no other transaction at work has.
create function my_stripe() returns integer language plpgsql set search_path from current as $$
declare
  mine integer := 0;
begin
  while not pg_try_advisory_xact_lock(1212236632, mine) loop
    mine := mine + 1;
  end loop;
  return mine;
end $$;

create function count_changes(changed text, retailers smallint[]) returns void
language plpgsql set search_path from current as $$
declare
  mine constant integer := my_stripe();
begin
  insert into change_count as c (ingredient, retailer_key, stripe, changes)
  select changed, retailer_key, mine, 1 from unnest(retailers) retailer_key order by retailer_key
  on conflict (ingredient, retailer_key, stripe) do update set changes = c.changes + 1;
end $$;

create function count_changed_rows() returns trigger language plpgsql set search_path from current as $$
declare
  retailers smallint[];
begin
  select array_agg(distinct retailer_key) into retailers from changed;
  if retailers is not null then
    perform count_changes(tg_argv[0], retailers);
  end if;
  return null;
end $$;
create trigger dim_store_inserted after insert on dim_store
  referencing new table as changed for each statement execute function count_changed_rows('catalogue');
create trigger dim_store_updated after update on dim_store
  referencing new table as changed for each statement execute function count_changed_rows('catalogue');
create trigger dim_product_inserted after insert on dim_product
  referencing new table as changed for each statement execute function count_changed_rows('catalogue');
create trigger dim_product_updated after update on dim_product
  referencing new table as changed for each statement execute function count_changed_rows('catalogue');

-- Of these the retailer is not always known.
create function count_changed_table() returns trigger language plpgsql set search_path from current as $$
begin
  perform count_changes(tg_argv[0], array[0]::smallint[]);
  return null;
end $$;
create trigger load_unit_changed after insert or update or delete on load_unit
  for each statement execute function count_changed_table('loads');
create trigger load_object_changed after insert or update or delete on load_object
  for each statement execute function count_changed_table('loads');
create trigger rejected_record_changed after insert or update or delete on rejected_record
  for each statement execute function count_changed_table('loads');
create trigger late_event_changed after insert or update or delete on late_event
  for each statement execute function count_changed_table('loads');
create trigger stock_level_changed after insert or update or delete on stock_level
  for each statement execute function count_changed_table('stock');
create trigger product_pace_changed after insert or update or delete on product_pace
  for each statement execute function count_changed_table('stock');
