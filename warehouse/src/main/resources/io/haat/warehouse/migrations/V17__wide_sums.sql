-- Sums of lines that are each below 10^12: no number of lines that a table can hold overflows them. Only digits before the
-- point are added, so nothing is written anew but the two small tables with averages.

-- Made again by R__views.sql.
drop view if exists v_daily;

alter table sales_daily
  alter column units type numeric(38, 3),
  alter column discount_amount type numeric(38, 4),
  alter column sales_amount type numeric(38, 4),
  alter column refund_units type numeric(38, 3),
  alter column refund_amount type numeric(38, 4);
alter table sales_hourly
  alter column units type numeric(38, 3),
  alter column discount_amount type numeric(38, 4),
  alter column sales_amount type numeric(38, 4),
  alter column refund_units type numeric(38, 3),
  alter column refund_amount type numeric(38, 4);
alter table product_metrics_minute
  alter column units type numeric(38, 3),
  alter column revenue type numeric(38, 4);
alter table refund_metrics_minute
  alter column units type numeric(38, 3),
  alter column refund_amount type numeric(38, 4);

-- A column that another one is made of keeps its type, so these two small tables are made anew.
alter table city_product_sales rename to narrow;
alter index city_product_sales_pkey rename to narrow_pkey;
create table city_product_sales (
  retailer     text collate "C" not null,
  store_city   text collate "C" not null,
  product_id   text collate "C" not null,
  currency     text collate "C" not null,
  total_sales  numeric(38, 4) not null,
  avg_sales    numeric(38, 4) generated always as (total_sales / nullif(lines, 0)) stored,
  lines        bigint not null,
  primary key (retailer, store_city, product_id, currency)
) with (fillfactor = 50);
insert into city_product_sales (retailer, store_city, product_id, currency, total_sales, lines)
select retailer, store_city, product_id, currency, total_sales, lines from narrow order by 1, 2, 3, 4;
drop table narrow;

alter table transactions_summary rename to narrow;
alter index transactions_summary_retailer_window_start_store_id_key rename to narrow_key;
alter index transactions_summary_news rename to narrow_news;
create table transactions_summary (
  retailer              text collate "C" not null,
  window_start          timestamptz not null,
  window_end            timestamptz not null,
  store_id              text collate "C" not null,
  currency              text collate "C" not null,
  total_transactions    bigint not null,
  total_revenue         numeric(38, 4) not null,
  unique_customers      bigint not null,
  avg_transaction_value numeric(38, 4) generated always as (round(total_revenue / nullif(total_transactions, 0), 4)) stored,
  customers_sketch      bytea,
  corrected             boolean not null default false,
  updated_at            timestamptz not null default clock_timestamp(),
  unique (retailer, window_start, store_id)
) with (fillfactor = 50);
alter table transactions_summary alter column customers_sketch set storage external;
insert into transactions_summary
  (retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue, unique_customers, customers_sketch,
   corrected, updated_at)
select retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue, unique_customers, customers_sketch,
       corrected, updated_at
from narrow order by updated_at;
drop table narrow;
create index transactions_summary_news on transactions_summary using brin (updated_at)
  with (pages_per_range = 16, autosummarize = on);
