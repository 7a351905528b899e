-- How fast each product sells in each store: of the last 28 days that are over, made anew when a day is over.
create table product_pace (
  store_key    integer not null,
  product_id   text collate "C" not null,
  units        numeric not null,
  currency     text collate "C" not null,         -- that most of it was sold in
  sales_amount numeric not null,                  -- of that currency
  units_a_day  double precision not null,         -- for what is only shown and sorted by
  abc          text not null,                     -- of the product in all stores of its retailer: A, B or C
  primary key (store_key, product_id)
);

-- Which days that is, of each retailer.
create table product_pace_state (
  retailer_key smallint primary key,
  from_day     date not null,
  to_day       date not null
);
