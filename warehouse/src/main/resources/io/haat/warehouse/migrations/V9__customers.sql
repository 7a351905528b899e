-- What each customer bought, where and when: a row for each customer, store and local day. The stream's receipts are folded
-- into it like sales_pending; days that others touch are logged, and made anew from the facts (docs/decisions.md).
create table customer_sales_daily (
  day           date not null,
  store_key     integer not null,
  customer_key  integer not null,               -- of the customer's first version
  currency      text collate "C" not null,
  transactions  bigint not null,                -- receipts with a sale
  units         numeric not null,
  sales_amount  numeric not null,
  refund_lines  bigint not null,
  refund_amount numeric not null,
  primary key (day, store_key, customer_key, currency)
);
create index customer_sales_daily_customers on customer_sales_daily (customer_key, day);

-- The day of each customer's first purchase in any store of the retailer.
create table customer_first (
  customer_key integer primary key,
  retailer_key smallint not null,
  first_on     date not null
);
create index customer_first_days on customer_first (retailer_key, first_on);

-- Days that customer_sales_daily does not hold as the facts are; a log, like rollup_change.
create table customer_change (
  change_id    bigint generated always as identity primary key,
  retailer_key smallint not null,
  day          date not null,
  lines        bigint not null default 0,       -- that the day has, as far as who touched it knows
  changed_at   timestamptz not null default clock_timestamp()
);

-- Facts name versions of customers; few customers have several.
create index dim_customer_later_versions on dim_customer (retailer_key, customer_id) where valid_from > '-infinity';

-- What the stream adds, a row for each retailer and transaction of the stream's, like sales_pending.
create table customer_pending (
  retailer_key  smallint not null,
  day           integer[] not null,             -- local, counted from 1970-01-01
  store_key     integer[] not null,
  customer_key  integer[] not null,
  currency      text[] not null,
  transactions  integer[] not null,
  units         bigint[] not null,              -- thousandths
  amounts       bigint[] not null,              -- ten-thousandths, like the refunds
  refund_lines  integer[] not null,
  refunds       bigint[] not null,
  written_at    timestamptz not null default clock_timestamp()
) with (toast_tuple_target = 8160);
alter table customer_pending alter column day set storage external, alter column store_key set storage external,
  alter column customer_key set storage external, alter column currency set storage external,
  alter column transactions set storage external, alter column units set storage external,
  alter column amounts set storage external, alter column refund_lines set storage external,
  alter column refunds set storage external;

create view pending_customer_sales as
select retailer_key, date '1970-01-01' + l.day as day, l.store_key, l.customer_key, l.currency, l.transactions,
       l.units * 0.001 as units, l.amounts * 0.0001 as sales_amount, l.refund_lines, l.refunds * 0.0001 as refund_amount
from customer_pending p
cross join lateral unnest(
  p.day, p.store_key, p.customer_key, p.currency, p.transactions, p.units, p.amounts, p.refund_lines, p.refunds)
  as l (day, store_key, customer_key, currency, transactions, units, amounts, refund_lines, refunds);

-- Adds what is pending, of one retailer or (null) of all, at most so many rows or (null) all.
create function fold_pending_customers(only_retailer smallint default null, most integer default null) returns void
language sql set search_path from current as $$
  with taken as (
    delete from customer_pending p
    where p.ctid = any (array(
      select w.ctid from customer_pending w where only_retailer is null or w.retailer_key = only_retailer limit most))
    returning p.*),
  added as materialized (
    select retailer_key, date '1970-01-01' + l.day as day, l.store_key, l.customer_key, l.currency,
           sum(l.transactions) as transactions, sum(l.units) * 0.001 as units, sum(l.amounts) * 0.0001 as sales_amount,
           sum(l.refund_lines) as refund_lines, sum(l.refunds) * 0.0001 as refund_amount
    from taken p
    cross join lateral unnest(
      p.day, p.store_key, p.customer_key, p.currency, p.transactions, p.units, p.amounts, p.refund_lines, p.refunds)
      as l (day, store_key, customer_key, currency, transactions, units, amounts, refund_lines, refunds)
    group by 1, 2, 3, 4, 5),
  daily as (
    insert into customer_sales_daily as c
    select day, store_key, customer_key, currency, transactions, units, sales_amount, refund_lines, refund_amount
    from added order by 1, 2, 3, 4
    on conflict (day, store_key, customer_key, currency) do update
    set transactions = c.transactions + excluded.transactions, units = c.units + excluded.units,
        sales_amount = c.sales_amount + excluded.sales_amount, refund_lines = c.refund_lines + excluded.refund_lines,
        refund_amount = c.refund_amount + excluded.refund_amount),
  firsts as (
    insert into customer_first as c
    select customer_key, min(retailer_key), min(day) from added a
    -- Looked up one by one: the table is large, and what is folded is little.
    where transactions > 0
      and a.day < coalesce((select f.first_on from customer_first f where f.customer_key = a.customer_key), 'infinity')
    group by 1 order by 1
    on conflict (customer_key) do update set first_on = least(c.first_on, excluded.first_on))
  select count_changes('sales', array_agg(distinct retailer_key)),
         count_changes('past_sales', array_agg(distinct retailer_key)
                                       filter (where day < (clock_timestamp() at time zone 'UTC')::date - 1))
  from added
$$;

-- Whoever writes sales_hourly but does not fold (loads, recounts, moves of stores) has touched customers, too.
create function log_changed_customers() returns trigger language plpgsql set search_path from current as $$
begin
  if coalesce(current_setting('haat.folding', true), '') <> 'on' then
    insert into customer_change (retailer_key, day, lines)
    select s.retailer_key, c.hour::date, sum(c.lines) from changed c join dim_store s using (store_key) group by 1, 2;
  end if;
  return null;
end $$;
create trigger customers_of_hours_inserted after insert on sales_hourly
  referencing new table as changed for each statement execute function log_changed_customers();
create trigger customers_of_hours_updated after update on sales_hourly
  referencing new table as changed for each statement execute function log_changed_customers();
create trigger customers_of_hours_deleted after delete on sales_hourly
  referencing old table as changed for each statement execute function log_changed_customers();

-- Answers name customers; a new customer is in none yet.
create trigger dim_customer_updated after update on dim_customer
  referencing new table as changed for each statement execute function count_changed_rows('catalogue');
