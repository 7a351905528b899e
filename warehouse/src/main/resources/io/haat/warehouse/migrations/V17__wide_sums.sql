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

-- A column that another one is made of keeps its type.
alter table city_product_sales drop column avg_sales;
alter table city_product_sales alter column total_sales type numeric(38, 4);
alter table city_product_sales
  add column avg_sales numeric(38, 4) generated always as (total_sales / nullif(lines, 0)) stored;
alter table transactions_summary drop column avg_transaction_value;
alter table transactions_summary alter column total_revenue type numeric(38, 4);
alter table transactions_summary
  add column avg_transaction_value numeric(38, 4)
    generated always as (round(total_revenue / nullif(total_transactions, 0), 4)) stored;
