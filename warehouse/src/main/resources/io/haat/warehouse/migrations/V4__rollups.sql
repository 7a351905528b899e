-- Rollups over groups of stores: what the API reads. They hold days that are over, and are made from sales_daily and
-- sales_hourly in the background (docs/decisions.md): whoever writes those need not know of these.

-- Days before it are in the rollups below, but for those in rollup_change. Goes up under the retailer's lock only.
alter table dim_retailer add column rollups_before date not null default '-infinity';

-- Days whose rollups are to be made anew; several rows may name one day. It is a log and not a set of days: who makes
-- the rollups of a day removes the rows that it saw, and no others.
create table rollup_change (
  change_id    bigint generated always as identity primary key,
  retailer_key smallint not null,
  day          date,                            -- null: all days
  recount      boolean not null default false   -- also the transactions of sales_daily and sales_hourly, from the facts
);

-- Stores whose figures are read as one: every store alone, a retailer's stores together, those of one region, of one
-- tier, of both, of one city. An answer adds up as few groups as cover its stores.
create table store_group (
  group_key    integer generated always as identity primary key,
  retailer_key smallint not null references dim_retailer,
  store_keys   integer[] not null,              -- ascending
  unique (retailer_key, store_keys)
);

create table group_sales_daily (
  group_key       integer not null,
  day             date not null,
  channel         text collate "C" not null,
  currency        text collate "C" not null,
  transactions    bigint not null,
  lines           bigint not null,
  units           numeric not null,
  discount_amount numeric not null,
  sales_amount    numeric not null,
  refund_lines    bigint not null,
  refund_units    numeric not null,
  refund_amount   numeric not null,
  primary key (group_key, day, channel, currency)
);

-- Of groups of several stores; for one store, sales_hourly.
create table group_sales_hourly (
  group_key       integer not null,
  hour            timestamp not null,
  currency        text collate "C" not null,
  transactions    bigint not null,
  lines           bigint not null,
  units           numeric not null,
  discount_amount numeric not null,
  sales_amount    numeric not null,
  refund_lines    bigint not null,
  refund_units    numeric not null,
  refund_amount   numeric not null,
  primary key (group_key, hour, currency)
);

-- The category is that of the time of sale; empty where it is not known.
create table category_sales_daily (
  category        text collate "C" not null,
  group_key       integer not null,
  day             date not null,
  currency        text collate "C" not null,
  transactions    bigint not null,
  lines           bigint not null,
  units           numeric not null,
  discount_amount numeric not null,
  sales_amount    numeric not null,
  refund_lines    bigint not null,
  refund_units    numeric not null,
  refund_amount   numeric not null,
  primary key (group_key, category, day, currency)
);

-- Of all stores of the product's retailer.
create table product_sales_daily (
  product_key     integer not null,
  day             date not null,
  currency        text collate "C" not null,
  transactions    bigint not null,
  lines           bigint not null,
  units           numeric not null,
  discount_amount numeric not null,
  sales_amount    numeric not null,
  refund_lines    bigint not null,
  refund_units    numeric not null,
  refund_amount   numeric not null,
  primary key (day, product_key, currency)
);
create index product_sales_daily_products on product_sales_daily (product_key, day);

create table group_sales_monthly (
  group_key       integer not null,
  month           date not null,
  channel         text collate "C" not null,
  currency        text collate "C" not null,
  transactions    bigint not null,
  lines           bigint not null,
  units           numeric not null,
  discount_amount numeric not null,
  sales_amount    numeric not null,
  refund_lines    bigint not null,
  refund_units    numeric not null,
  refund_amount   numeric not null,
  primary key (group_key, month, channel, currency)
);

create table category_sales_monthly (
  category        text collate "C" not null,
  group_key       integer not null,
  month           date not null,
  currency        text collate "C" not null,
  transactions    bigint not null,
  lines           bigint not null,
  units           numeric not null,
  discount_amount numeric not null,
  sales_amount    numeric not null,
  refund_lines    bigint not null,
  refund_units    numeric not null,
  refund_amount   numeric not null,
  primary key (group_key, category, month, currency)
);

create table product_sales_monthly (
  group_key       integer not null,
  month           date not null,
  product_key     integer not null,
  currency        text collate "C" not null,
  transactions    bigint not null,
  lines           bigint not null,
  units           numeric not null,
  discount_amount numeric not null,
  sales_amount    numeric not null,
  refund_lines    bigint not null,
  refund_units    numeric not null,
  refund_amount   numeric not null,
  primary key (group_key, month, product_key, currency)
);

-- The rollups by month hold a month's days before `upto`; null: they are to be made anew.
create table rollup_month (
  retailer_key smallint not null,
  month        date not null,
  upto         date,
  primary key (retailer_key, month)
);

create function log_changed_hours() returns trigger language plpgsql set search_path from current as $$
begin
  insert into rollup_change (retailer_key, day)
  select distinct r.retailer_key, c.hour::date
  from changed c join dim_store s using (store_key) join dim_retailer r using (retailer_key)
  where c.hour < r.rollups_before;
  if found then
    notify haat_change;
  end if;
  return null;
end $$;
create trigger sales_hourly_inserted after insert on sales_hourly
  referencing new table as changed for each statement execute function log_changed_hours();
create trigger sales_hourly_updated after update on sales_hourly
  referencing new table as changed for each statement execute function log_changed_hours();
create trigger sales_hourly_deleted after delete on sales_hourly
  referencing old table as changed for each statement execute function log_changed_hours();

-- A product that moves to another category takes its receipts along.
create function log_moved_products() returns trigger language plpgsql set search_path from current as $$
begin
  insert into rollup_change (retailer_key, recount)
  select distinct n.retailer_key, true
  from moved_to n join moved_from o using (product_key)
  where n.category is distinct from o.category;
  if found then
    update dim_retailer r set revision = revision + 1
    where exists (
      select from moved_to n join moved_from o using (product_key)
      where n.retailer_key = r.retailer_key and n.category is distinct from o.category);
    notify haat_change;
  end if;
  return null;
end $$;
create trigger dim_product_moved after update on dim_product
  referencing old table as moved_from new table as moved_to
  for each statement execute function log_moved_products();
