-- Why goods came back. Few enough come back that single months are read from fact_refunds by its times.

-- The category is that of the time of sale; category, channel and reason are empty where they are not known.
create table refund_reasons_monthly (
  group_key       integer not null,
  month           date not null,
  category        text collate "C" not null,
  channel         text collate "C" not null,
  reason          text collate "C" not null,
  currency        text collate "C" not null,
  refund_lines    bigint not null,
  refund_units    numeric not null,
  refund_amount   numeric not null,
  primary key (group_key, month, category, channel, reason, currency)
);

-- One product's refunds of years.
create index fact_refunds_products on fact_refunds (product_key, sold_at);
