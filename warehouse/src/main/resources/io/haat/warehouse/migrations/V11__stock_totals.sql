-- Stock beside how fast it sells in one row, in the order in which it is listed; and totals of it. Otherwise each page of
-- all stores would join, sort and add up all products of all of them.

alter table stock_level
  add column units_sold  numeric,              -- as product_pace has them; null: it has nothing
  add column units_a_day double precision,
  add column abc         text;
alter table stock_level
  add column cover double precision            -- days that the stock lasts
    generated always as (current_stock::double precision / nullif(units_a_day, 0)) stored,
  add column bucket text collate "C" generated always as (
    case when current_stock <= 0 then 'out'
         when coalesce(units_a_day, 0) = 0 then 'unsold'
         when current_stock::double precision / units_a_day < 3 then 'under_3'
         when current_stock::double precision / units_a_day < 7 then 'under_7'
         when current_stock::double precision / units_a_day < 14 then 'under_14'
         when current_stock::double precision / units_a_day < 28 then 'under_28'
         when current_stock::double precision / units_a_day < 56 then 'under_56'
         else 'more' end) stored not null;
create index stock_level_order on stock_level (low_stock desc, cover, store_key, product_id);
create index stock_level_buckets on stock_level (bucket, low_stock desc, cover, store_key, product_id);
create index stock_level_products on stock_level (product_id, store_key);  -- few products of many stores

-- The sums over the stripes are what is in stock_level, after every commit.
create table stock_total (
  store_key  integer not null,
  low_stock  boolean not null,
  bucket     text collate "C" not null,
  stripe     integer not null,
  products   bigint not null,
  stock      numeric not null,
  units_sold numeric not null,
  primary key (store_key, low_stock, bucket, stripe)
) with (fillfactor = 50);

create function add_up_stock() returns trigger language plpgsql set search_path from current as $$
declare
  mine constant integer := my_stripe();
begin
  -- Each event has the rows of its own kind only.
  if tg_op = 'INSERT' then
    insert into stock_total as t
    select store_key, low_stock, bucket, mine, count(*), sum(current_stock), coalesce(sum(units_sold), 0)
    from added group by 1, 2, 3
    on conflict (store_key, low_stock, bucket, stripe) do update
    set products = t.products + excluded.products, stock = t.stock + excluded.stock, units_sold = t.units_sold + excluded.units_sold;
  elsif tg_op = 'DELETE' then
    insert into stock_total as t
    select store_key, low_stock, bucket, mine, -count(*), -sum(current_stock), -coalesce(sum(units_sold), 0)
    from removed group by 1, 2, 3
    on conflict (store_key, low_stock, bucket, stripe) do update
    set products = t.products + excluded.products, stock = t.stock + excluded.stock, units_sold = t.units_sold + excluded.units_sold;
  else
    insert into stock_total as t
    select store_key, low_stock, bucket, mine, sum(n), sum(n * current_stock), coalesce(sum(n * units_sold), 0)
    from (
      select 1 as n, store_key, low_stock, bucket, current_stock, units_sold from added
      union all
      select -1, store_key, low_stock, bucket, current_stock, units_sold from removed) changed
    group by 1, 2, 3
    having sum(n) <> 0 or sum(n * current_stock) <> 0 or coalesce(sum(n * units_sold), 0) <> 0
    on conflict (store_key, low_stock, bucket, stripe) do update
    set products = t.products + excluded.products, stock = t.stock + excluded.stock, units_sold = t.units_sold + excluded.units_sold;
  end if;
  return null;
end $$;
create trigger stock_added_up_inserted after insert on stock_level
  referencing new table as added for each statement execute function add_up_stock();
create trigger stock_added_up_updated after update on stock_level
  referencing old table as removed new table as added for each statement execute function add_up_stock();
create trigger stock_added_up_deleted after delete on stock_level
  referencing old table as removed for each statement execute function add_up_stock();
insert into stock_total
select store_key, low_stock, bucket, 0, count(*), sum(current_stock), 0 from stock_level group by 1, 2, 3;

-- Stores whose stock is still to be brought after product_pace; a log, like rollup_change.
create table pace_change (
  store_key integer not null
);
create function log_changed_pace() returns trigger language plpgsql set search_path from current as $$
begin
  insert into pace_change select distinct store_key from changed;
  return null;
end $$;
create trigger pace_inserted after insert on product_pace
  referencing new table as changed for each statement execute function log_changed_pace();
create trigger pace_updated after update on product_pace
  referencing new table as changed for each statement execute function log_changed_pace();
create trigger pace_deleted after delete on product_pace
  referencing old table as changed for each statement execute function log_changed_pace();
insert into pace_change select distinct store_key from product_pace;

-- Stock of a product that is new in its store. Who brings a store's stock after its pace keeps others from adding to it
-- meanwhile (lock 0x48415050).
create function pace_new_stock() returns trigger language plpgsql set search_path from current as $$
begin
  perform pg_advisory_xact_lock_shared(1212239952, store_key)
  from (select distinct store_key from added order by 1) stores;
  update stock_level l set units_sold = p.units, units_a_day = p.units_a_day, abc = p.abc
  from added a join product_pace p using (store_key, product_id)
  where (l.store_key, l.product_id) = (a.store_key, a.product_id);
  return null;
end $$;
create trigger stock_paced after insert on stock_level
  referencing new table as added for each statement execute function pace_new_stock();
