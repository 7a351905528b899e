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

-- What live events add to sales_daily, sales_hourly and city_product_sales, and is not in them yet: a row for each
-- retailer and transaction of the stream's, written with the facts that it is of. To write it costs a fraction of adding
-- it up at once, and many transactions are added up together. The arrays are columns of equal length.
create table sales_pending (
  pending_id      bigint generated always as identity,
  retailer_key    smallint not null,
  is_refund       boolean[] not null,
  hour            integer[] not null,            -- local, counted from 1970-01-01 00:00
  store_key       integer[] not null,
  channel         text[] not null,
  product_key     integer[] not null,
  currency        text[] not null,
  lines           integer[] not null,
  units           bigint[] not null,             -- thousandths
  discounts       bigint[] not null,             -- ten-thousandths, like the amounts
  amounts         bigint[] not null,
  receipts        integer[] not null,            -- counted with one of their lines
  transactions    integer[] not null,
  category_firsts integer[] not null,
  recount_days    integer[] not null,            -- counted from 1970-01-01; requests for rollup_change
  written_at      timestamptz not null default clock_timestamp(),
  bucket          smallint not null default 0    -- 0: as the stream wrote it; others: many such rows added up, each with products of its own
) with (toast_tuple_target = 8160);
-- It is read once and soon: neither compressed, nor kept apart where it fits into a page.
alter table sales_pending alter column is_refund set storage external, alter column channel set storage external,
  alter column currency set storage external, alter column hour set storage external,
  alter column store_key set storage external,
  alter column product_key set storage external, alter column lines set storage external,
  alter column units set storage external, alter column discounts set storage external,
  alter column amounts set storage external, alter column receipts set storage external,
  alter column transactions set storage external, alter column category_firsts set storage external;

create view pending_sale_lines as
select retailer_key, l.*
from sales_pending p
cross join lateral unnest(
  p.is_refund, p.hour, p.store_key, p.channel, p.product_key, p.currency, p.lines, p.units, p.discounts, p.amounts,
  p.receipts, p.transactions, p.category_firsts)
  as l (is_refund, hour, store_key, channel, product_key, currency, lines, units, discounts, amounts, receipts,
        transactions, category_firsts);

-- Joins those who share the rollups (lock 0x48414155) of all retailers that have something pending, or of one of them, and
-- returns these retailers: a store's city must not change meanwhile, and who has the rollups alone folds all that is pending.
create function share_pending_rollups(only_retailer smallint default null) returns smallint[]
language plpgsql set search_path from current as $$
declare
  retailers smallint[];
begin
  select array_agg(distinct retailer_key order by retailer_key) into retailers from sales_pending
  where only_retailer is null or retailer_key = only_retailer;
  perform pg_advisory_xact_lock_shared(1212236117, k) from unnest(retailers) k;
  return retailers;
end $$;

-- Adds what is pending to the rollups, of one retailer or (null) of all, and of one bucket or (null) of all; returns how many
-- rows were pending. Their customers are pending apart: haat.folding tells the triggers of sales_hourly, which else log their days.
create function fold_pending_sales(only_retailer smallint default null, only_bucket smallint default null) returns bigint
language plpgsql set search_path from current set haat.folding to 'on' as $$
declare
  retailers constant smallint[] := share_pending_rollups(only_retailer);
  folded bigint;
begin
  with taken as (
    delete from sales_pending p
    where p.retailer_key = any (retailers) and (only_bucket is null or p.bucket = only_bucket)
    returning p.*),
  line as materialized (
    select retailer_key, l.*
    from taken p
    cross join lateral unnest(
      p.is_refund, p.hour, p.store_key, p.channel, p.product_key, p.currency, p.lines, p.units, p.discounts, p.amounts,
      p.receipts, p.transactions, p.category_firsts)
      as l (is_refund, hour, store_key, channel, product_key, currency, lines, units, discounts, amounts, receipts,
            transactions, category_firsts)),
  daily as (
    insert into sales_daily as d
      (day, store_key, product_key, currency, lines, units, sales_amount, discount_amount, transactions,
       category_firsts, refund_lines, refund_units, refund_amount)
    select date '1970-01-01' + hour / 24, store_key, product_key, currency,
           coalesce(sum(lines) filter (where not is_refund), 0),
           coalesce(sum(units) filter (where not is_refund), 0) * 0.001,
           coalesce(sum(amounts) filter (where not is_refund), 0) * 0.0001,
           sum(discounts) * 0.0001, sum(transactions), sum(category_firsts),
           coalesce(sum(lines) filter (where is_refund), 0),
           coalesce(sum(units) filter (where is_refund), 0) * 0.001,
           coalesce(sum(amounts) filter (where is_refund), 0) * 0.0001
    from line group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (day, store_key, product_key, currency) do update
    set lines = d.lines + excluded.lines, units = d.units + excluded.units,
        sales_amount = d.sales_amount + excluded.sales_amount,
        discount_amount = d.discount_amount + excluded.discount_amount,
        transactions = d.transactions + excluded.transactions,
        category_firsts = d.category_firsts + excluded.category_firsts,
        refund_lines = d.refund_lines + excluded.refund_lines,
        refund_units = d.refund_units + excluded.refund_units,
        refund_amount = d.refund_amount + excluded.refund_amount),
  hourly as (
    insert into sales_hourly as h
      (hour, store_key, channel, currency, transactions, lines, units, discount_amount, sales_amount,
       refund_lines, refund_units, refund_amount)
    select timestamp '1970-01-01' + hour * interval '1 hour', store_key, channel, currency, sum(receipts),
           coalesce(sum(lines) filter (where not is_refund), 0),
           coalesce(sum(units) filter (where not is_refund), 0) * 0.001,
           sum(discounts) * 0.0001,
           coalesce(sum(amounts) filter (where not is_refund), 0) * 0.0001,
           coalesce(sum(lines) filter (where is_refund), 0),
           coalesce(sum(units) filter (where is_refund), 0) * 0.001,
           coalesce(sum(amounts) filter (where is_refund), 0) * 0.0001
    from line group by 1, 2, 3, 4 order by 2, 1, 3, 4
    on conflict (store_key, hour, channel, currency) do update
    set transactions = h.transactions + excluded.transactions, lines = h.lines + excluded.lines,
        units = h.units + excluded.units, discount_amount = h.discount_amount + excluded.discount_amount,
        sales_amount = h.sales_amount + excluded.sales_amount,
        refund_lines = h.refund_lines + excluded.refund_lines,
        refund_units = h.refund_units + excluded.refund_units,
        refund_amount = h.refund_amount + excluded.refund_amount),
  cities as (
    insert into city_product_sales as c (retailer, store_city, product_id, currency, total_sales, lines)
    select r.retailer, coalesce(s.store_city, s.store_id), p.product_id, l.currency, sum(l.amounts) * 0.0001,
           sum(l.lines)
    from line l
    join dim_retailer r on r.retailer_key = l.retailer_key
    join dim_store s on s.store_key = l.store_key
    join dim_product p on p.product_key = l.product_key
    where not l.is_refund
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (retailer, store_city, product_id, currency) do update
    set total_sales = c.total_sales + excluded.total_sales, lines = c.lines + excluded.lines),
  asked as (
    insert into rollup_change (retailer_key, day, recount)
    select distinct retailer_key, date '1970-01-01' + day, true
    from taken cross join lateral unnest(recount_days) day)
  select count(*) into folded from taken;
  return folded;
end $$;
