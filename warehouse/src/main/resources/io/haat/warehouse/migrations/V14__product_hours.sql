-- When products are sold, of days that are over: hours and channels of products and categories. In data as sparse as real
-- shops' it has nearly a row per line, but those of a product lie together; the facts of a month lie in the order of time.
create table product_sales_hourly (
  product_key     integer not null,
  hour            timestamp not null,           -- of the store's zone
  store_key       integer not null,
  channel         text collate "C" not null,
  currency        text collate "C" not null,
  -- Receipts count once a day for each of their products and categories: in the hour and channel of the earliest such line.
  product_firsts  integer not null,
  category_firsts integer not null,
  lines           integer not null,
  units           numeric not null,
  discount_amount numeric not null,
  sales_amount    numeric not null,
  refund_lines    integer not null,
  refund_units    numeric not null,
  refund_amount   numeric not null
);
create index product_sales_hourly_products on product_sales_hourly (product_key, hour);

-- Made with all days anew.
insert into rollup_change (retailer_key) select retailer_key from dim_retailer where rollups_before > '-infinity';
