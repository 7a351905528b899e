-- In place of product_sales_hourly, which told hours and channels only.
drop table product_sales_hourly;

-- Lines of days that are over, a row each, those of a product together: hours, channels and customers of products and
-- categories, and which facts are their lines. The facts of a month lie in the order of time.
create table lines_by_product (
  hour            timestamp not null,           -- of the store's zone
  receipt         bigint not null,              -- hash of the transaction's id
  line_id         uuid not null,                -- with the store, the fact's key
  product_key     integer not null,
  store_key       integer not null,
  -- Receipts count once a day for each of their products and categories: in the hour and channel of the earliest such line; 0 or 1.
  product_firsts  smallint not null,
  category_firsts smallint not null,
  is_refund       boolean not null,
  channel         text collate "C" not null,
  currency        text collate "C" not null,
  units           numeric not null,
  discount_amount numeric not null,             -- of sales
  amount          numeric not null,
  customer_key    integer
);
create index lines_by_product_hours on lines_by_product (product_key, hour);

-- Made with all days anew.
insert into rollup_change (retailer_key) select retailer_key from dim_retailer where rollups_before > '-infinity';
