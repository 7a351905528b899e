-- The star schema: what was sold, where, what, to whom, when; and the audit of how it came here.
-- Facts carry no foreign keys: their keys come from the same transaction's dimensions, and a check per
-- row would triple the time of a load (docs/decisions.md). Text is compared byte by byte (collate "C").

create table dim_retailer (
  retailer_key  smallint generated always as identity primary key,
  retailer      text collate "C" not null unique,
  -- Goes up when a product or customer gets another version, or a store another city or zone: who remembers
  -- keys looks whether they still hold.
  revision      integer not null default 0,
  -- The latest time of sale in its files: events up to then may be lines of receipts that a file has brought.
  files_upto    timestamptz not null default '-infinity'
);

-- Type 1: a store's attributes are overwritten; its key never changes, since it is part of a line's identity.
create table dim_store (
  store_key     integer generated always as identity primary key,
  retailer_key  smallint not null references dim_retailer,
  store_id      text collate "C" not null,
  store_name    text,
  store_city    text,
  store_region  text,
  country       text,
  store_tier    text,
  timezone      text,
  currency      text,
  latitude      numeric(9, 6),
  longitude     numeric(9, 6),
  opened_on     date,
  -- The zone that its days are counted in: its own, else that of the source that first named it.
  business_zone text not null,
  from_list     boolean not null default false,  -- described by a store list, which sales do not overrule
  listed_at     timestamptz,                     -- when that list was received: an older one only fills gaps
  unique (retailer_key, store_id)
);

-- Type 2: a product whose name or category changes gets a new version; a fact points to the version of its time.
create table dim_product (
  product_key     integer generated always as identity primary key,
  retailer_key    smallint not null references dim_retailer,
  product_id      text collate "C" not null,
  product_name    text,
  category        text,
  brand           text,
  unit_cost       numeric(18, 4),
  unit_price      numeric(18, 4),
  unit_of_measure text,
  lead_time_days  integer,
  from_list       boolean not null default false,  -- described by a catalogue, which sales do not overrule
  listed_at       timestamptz,                     -- when that catalogue was received: an older one only fills gaps
  valid_from      timestamptz not null default '-infinity',
  valid_to        timestamptz not null default 'infinity',
  -- When the name and category were first seen: what is older does not rename.
  named_at        timestamptz not null default '-infinity',
  is_current      boolean generated always as (valid_to = 'infinity') stored,
  unique (retailer_key, product_id, valid_from),
  check (valid_from < valid_to)
);

-- Type 2, like products.
create table dim_customer (
  customer_key    integer generated always as identity primary key,
  retailer_key    smallint not null references dim_retailer,
  customer_id     text collate "C" not null,
  customer_name   text,
  city            text,
  region          text,
  age_band        text,
  gender          text,
  joined_on       date,
  from_list       boolean not null default false,
  listed_at       timestamptz,
  valid_from      timestamptz not null default '-infinity',
  valid_to        timestamptz not null default 'infinity',
  -- When the name and city were first seen: what is older does not rename.
  named_at        timestamptz not null default '-infinity',
  is_current      boolean generated always as (valid_to = 'infinity') stored,
  unique (retailer_key, customer_id, valid_from),
  check (valid_from < valid_to)
);

-- Where facts came from: a slice of a raw object, or later a partition of a topic.
create table load_unit (
  load_unit_key integer generated always as identity primary key,
  retailer_key  smallint not null references dim_retailer,
  source        text not null,
  object        text not null,               -- sha256-12 of the raw object
  object_name   text not null,               -- as the user named the file
  object_path   text not null,               -- in the lake
  target        text not null default 'line', -- what its rows became: line, product, store or customer
  unit          integer not null,            -- 0-based slice of the object
  mapping       text not null,               -- fingerprint of the mapping that was last used
  attempt       integer not null default 1,  -- how often it was transformed
  read          bigint not null,
  sales         bigint not null,
  refunds       bigint not null,
  rejected      bigint not null,
  already_there bigint not null,
  reference_rows bigint not null default 0,  -- rows that describe a product, store or customer
  first_sold_at timestamptz,
  last_sold_at  timestamptz,
  numbered      boolean not null,            -- whether the source numbers its lines
  loaded_at     timestamptz not null default now(),
  unique (retailer_key, object, target, unit),
  check (read = sales + refunds + rejected + already_there + reference_rows)
);

-- A raw object is complete when as many units are loaded as it has.
create table load_object (
  retailer_key  smallint not null references dim_retailer,
  object        text not null,
  target        text not null default 'line', -- one file may be read as sales, and again as a list
  source        text not null,
  object_name   text not null,
  object_path   text not null,
  mapping       text not null,
  units         integer not null,
  received_at   timestamptz not null,
  completed_at  timestamptz not null default now(),
  primary key (retailer_key, object, target)
);

create table rejected_record (
  load_unit_key integer not null references load_unit,
  raw_row       bigint not null,             -- 1-based record number in the object
  rules         text[] not null,
  raw           text not null,
  bytes         bytea,                       -- where the record is not valid text
  rejected_at   timestamptz not null default now(),
  primary key (load_unit_key, raw_row)
);
create index rejected_record_rules on rejected_record using gin (rules);

create table fact_sales (
  store_key      integer not null,
  line_id        uuid not null,              -- identity within the store: kind, transaction and line key
  transaction_id text collate "C" not null,
  line_no        text collate "C",
  sold_at        timestamptz not null,
  product_key    integer not null,
  customer_key   integer,
  quantity       numeric(18, 3) not null,
  unit_price     numeric(18, 4) not null,
  discount       numeric(18, 4) not null,
  tax_amount     numeric(18, 4),
  total_amount   numeric(18, 4) not null,
  currency       text collate "C" not null,
  payment_method text collate "C",
  channel        text collate "C",
  origin_unit    integer not null,           -- load_unit_key
  origin_row     bigint not null,            -- record number in the object
  primary key (line_id, store_key)
);
create index fact_sales_ranges on fact_sales using brin (sold_at, origin_unit);

create table fact_refunds (
  store_key      integer not null,
  line_id        uuid not null,
  transaction_id text collate "C" not null,
  line_no        text collate "C",
  sold_at        timestamptz not null,
  product_key    integer not null,
  customer_key   integer,
  quantity       numeric(18, 3),             -- null: only the amount is known
  unit_price     numeric(18, 4) not null,
  discount       numeric(18, 4) not null,
  tax_amount     numeric(18, 4),
  total_amount   numeric(18, 4) not null,
  currency       text collate "C" not null,
  payment_method text collate "C",
  channel        text collate "C",
  origin_unit    integer not null,
  origin_row     bigint not null,
  reason         text,
  original_transaction_id text collate "C",
  primary key (line_id, store_key)
);
create index fact_refunds_ranges on fact_refunds using brin (sold_at, origin_unit);

-- Sales before refunds, refunds beside them; days of the store's zone. The day leads the key, so that new
-- days are appended to the index.
create table sales_daily (
  day             date not null,
  store_key       integer not null,
  product_key     integer not null,
  currency        text collate "C" not null,
  lines           integer not null default 0,
  transactions    integer not null default 0,  -- receipts that hold the product
  category_firsts integer not null default 0,  -- of these, those that count here for the product's category
  units           numeric(18, 3) not null default 0,
  discount_amount numeric(18, 4) not null default 0,
  sales_amount    numeric(18, 4) not null default 0,
  refund_lines    integer not null default 0,
  refund_units    numeric(18, 3) not null default 0,
  refund_amount   numeric(18, 4) not null default 0,
  primary key (day, store_key, product_key, currency)
);

-- Likewise by hour, of the store's zone. A receipt counts once a day: in the hour and channel of its earliest line.
-- In sales_daily it counts for a category once: at the least of its products' keys. So transactions add up.
create table sales_hourly (
  hour            timestamp not null,
  store_key       integer not null,
  channel         text collate "C" not null default '',
  currency        text collate "C" not null,
  transactions    integer not null default 0,
  lines           integer not null default 0,
  units           numeric(18, 3) not null default 0,
  discount_amount numeric(18, 4) not null default 0,
  sales_amount    numeric(18, 4) not null default 0,
  refund_lines    integer not null default 0,
  refund_units    numeric(18, 3) not null default 0,
  refund_amount   numeric(18, 4) not null default 0,
  primary key (store_key, hour, channel, currency)
);

create table city_product_sales (
  retailer     text collate "C" not null,
  store_city   text collate "C" not null,
  product_id   text collate "C" not null,
  currency     text collate "C" not null,
  total_sales  numeric(20, 4) not null,
  avg_sales    numeric(20, 4) generated always as (total_sales / nullif(lines, 0)) stored,
  lines        bigint not null,
  primary key (retailer, store_city, product_id, currency)
) with (fillfactor = 50);  -- its rows are updated by every unit: new versions stay on their page
