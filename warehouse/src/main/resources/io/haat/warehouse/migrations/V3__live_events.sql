-- Live events: where they came from, what they tell beside sales, and the minute windows over them.

-- A record of a topic comes from a partition, which is a unit as a slice of a file is one: target 'event', object the
-- topic's id (a topic made anew under an old name is another one), unit the partition, raw_row the offset. Its counts
-- stay 0. The retailer is null where a rejected record does not tell whose it is.
alter table load_unit
  alter column retailer_key drop not null,
  drop constraint load_unit_retailer_key_object_target_unit_key,
  add constraint load_unit_identity unique nulls not distinct (retailer_key, object, target, unit);

-- Refunds of one sale are added up (v_refunds).
create index fact_refunds_originals on fact_refunds (store_key, original_transaction_id)
  where original_transaction_id is not null;

create table fact_stock_changes (
  store_key       integer not null,
  event_id        text collate "C" not null,
  product_key     integer not null,
  warehouse_id    text collate "C",
  event_type      text collate "C" not null,  -- restock, sale, damage, return
  quantity_change numeric(18, 3) not null,
  current_stock   numeric(18, 3) not null,
  reorder_level   numeric(18, 3),
  event_time      timestamptz not null,
  origin_unit     integer not null,
  origin_row      bigint not null,
  primary key (store_key, event_id)
);
create index fact_stock_changes_ranges on fact_stock_changes using brin (event_time, origin_unit);

-- What the latest event says of each store and product; of two at one time the greater id counts.
create table stock_level (
  store_key        integer not null,
  product_id       text collate "C" not null,
  current_stock    numeric(18, 3) not null,
  event_time       timestamptz not null,
  event_id         text collate "C" not null,
  reorder_level    numeric(18, 3),            -- the latest that was given, and by which event
  reorder_level_at timestamptz,
  reorder_level_id text collate "C",
  low_stock        boolean generated always as (coalesce(current_stock <= reorder_level, false)) stored,
  updated_at       timestamptz not null default clock_timestamp(),
  primary key (store_key, product_id)
) with (fillfactor = 70);

create table fact_customer_events (
  retailer_key       smallint not null,
  event_id           text collate "C" not null,
  customer_key       integer not null,
  event_type         text collate "C" not null,  -- login, search, view, add_to_cart, checkout, abandon_cart
  session_duration_s integer,
  page_views         integer,
  device             text collate "C",
  channel            text collate "C",
  event_time         timestamptz not null,
  origin_unit        integer not null,
  origin_row         bigint not null,
  primary key (retailer_key, event_id)
);
create index fact_customer_events_ranges on fact_customer_events using brin (event_time, origin_unit);

-- One-minute windows of live events, in event time. An open window is what the stream has counted; once closed it agrees
-- with the facts that came as events. corrected: counted anew from the facts, and not the stream's to write any more.

create table transactions_summary (
  retailer              text collate "C" not null,
  window_start          timestamptz not null,
  window_end            timestamptz not null,
  store_id              text collate "C" not null,
  currency              text collate "C" not null,
  total_transactions    bigint not null,
  total_revenue         numeric(20, 4) not null,
  unique_customers      bigint not null,          -- by the sketch; exact where corrected
  avg_transaction_value numeric(20, 4) generated always as (round(total_revenue / nullif(total_transactions, 0), 4)) stored,
  customers_sketch      bytea,                    -- HLL of customer ids, so that customers of several windows can be counted
  corrected             boolean not null default false,
  updated_at            timestamptz not null default clock_timestamp(),
  unique (retailer, window_start, store_id)
) with (fillfactor = 50);
-- Kept apart: a window is written many times a second, its sketch once.
alter table transactions_summary alter column customers_sketch set storage external;
-- Ranges, not a tree: a row that is written again a hundred times a second then stays in its page, and leaves nothing behind
-- in any index (from PostgreSQL 16 on).
create index transactions_summary_news on transactions_summary using brin (updated_at)
  with (pages_per_range = 16, autosummarize = on);

create table product_metrics_minute (
  retailer     text collate "C" not null,
  window_start timestamptz not null,
  window_end   timestamptz not null,
  product_id   text collate "C" not null,
  currency     text collate "C" not null,
  units        numeric(20, 3) not null,
  revenue      numeric(20, 4) not null,
  transactions bigint not null,
  corrected    boolean not null default false,
  updated_at   timestamptz not null default clock_timestamp(),
  unique (retailer, window_start, product_id, currency)
) with (fillfactor = 50);

create table refund_metrics_minute (
  retailer      text collate "C" not null,
  window_start  timestamptz not null,
  window_end    timestamptz not null,
  store_id      text collate "C" not null,
  reason        text collate "C" not null,
  currency      text collate "C" not null,
  refunds       bigint not null,
  units         numeric(20, 3) not null,          -- of refunds that tell their quantity
  refund_amount numeric(20, 4) not null,
  corrected     boolean not null default false,
  updated_at    timestamptz not null default clock_timestamp(),
  unique (retailer, window_start, store_id, reason)
) with (fillfactor = 50);

create table funnel_minute (
  retailer     text collate "C" not null,
  window_start timestamptz not null,
  window_end   timestamptz not null,
  event_type   text collate "C" not null,
  events       bigint not null,
  corrected    boolean not null default false,
  updated_at   timestamptz not null default clock_timestamp(),
  unique (retailer, window_start, event_type)
) with (fillfactor = 50);

-- Events that came after their window had closed.
create table late_event (
  origin_unit  integer not null references load_unit,
  origin_row   bigint not null,
  topic        text collate "C" not null,
  retailer     text collate "C" not null,
  store_id     text collate "C",
  event_id     text collate "C" not null,
  event_time   timestamptz not null,
  arrived_at   timestamptz not null,             -- by the broker's clock
  window_start timestamptz not null,
  primary key (origin_unit, origin_row)
);
create index late_event_arrivals on late_event (arrived_at);

-- Windows to be counted anew from the facts as soon as they are closed. Requests are only ever added and taken away:
-- one that comes while its window is being counted stays for the next count.
create table window_correction (
  request      bigint generated always as identity primary key,
  event_type   text collate "C" not null,        -- sale, refund or customer
  retailer     text collate "C" not null,
  store_id     text collate "C" not null,        -- empty: of no store, or of a sale's products alone
  window_start timestamptz not null,
  requested_at timestamptz not null default clock_timestamp()
);
create index window_correction_windows on window_correction (event_type, window_start);

-- How far each writer of the stream is, once a second.
create table stream_progress (
  topic         text collate "C" not null,
  writer        integer not null,                -- which of the parallel writers
  watermark     timestamptz,                     -- event time up to which windows are complete but for lateness
  events        bigint not null default 0,       -- since the job started; likewise the others
  rejected      bigint not null default 0,
  duplicates    bigint not null default 0,
  late          bigint not null default 0,
  events_per_second double precision not null default 0,
  latency_p50_ms    double precision,            -- broker's clock to commit, over the last seconds
  latency_p99_ms    double precision,
  started_at    timestamptz not null,
  updated_at    timestamptz not null default clock_timestamp(),
  primary key (topic, writer)
);
