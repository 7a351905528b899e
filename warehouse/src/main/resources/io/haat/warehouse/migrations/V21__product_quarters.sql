-- Three months of a calendar quarter in one row: two years of a thousand products are 8,000 rows in place of 24,000. Right
-- as long as each of the months in rollup_month holds all its days; made anew with every one of them.
create table product_sales_quarterly (
  group_key       integer not null,
  quarter         date not null,                -- its first day
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
  primary key (group_key, quarter, product_key, currency)
);

-- Of months that are there already.
insert into product_sales_quarterly
with held as (
  select retailer_key, date_trunc('quarter', month)::date as quarter
  from rollup_month
  group by 1, 2
  having bool_and(upto is not distinct from (month + interval '1 month')::date))
select group_key, quarter, product_key, currency,
       sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
       sum(refund_lines), sum(refund_units), sum(refund_amount)
from held join store_group using (retailer_key) join product_sales_monthly using (group_key)
where month >= quarter and month < quarter + interval '3 months'
group by 1, 2, 3, 4
order by 1, 2, 3, 4;
