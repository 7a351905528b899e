-- By products, of groups of several stores: parts of a month that are asked for would otherwise be added up from every
-- product of every store on each of their days. A pentad is five days: from the 1st, 6th, 11th, 16th, 21st, and from the
-- 26th to the end of the month. It is made with its days, and right as long as none of them is in rollup_change.
create table product_sales_pentads (
  group_key       integer not null,
  pentad          date not null,                -- its first day
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
  primary key (group_key, pentad, product_key, currency)
);

-- Made with all days anew.
insert into rollup_change (retailer_key) select retailer_key from dim_retailer where rollups_before > '-infinity';
