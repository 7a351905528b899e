-- What products come to in a quarter, in each group of stores; nothing while one of its months lacks days. A month that is
-- not in rollup_month has no sales.
insert into product_sales_quarterly
select group_key, :quarter::date, product_key, currency,
       sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
       sum(refund_lines), sum(refund_units), sum(refund_amount)
from store_group join product_sales_monthly using (group_key)
where retailer_key = :retailer::smallint
  and month >= :quarter::date and month < :quarter::date + interval '3 months'
  and not exists (
    select from rollup_month
    where retailer_key = :retailer::smallint
      and month >= :quarter::date and month < :quarter::date + interval '3 months'
      and upto is distinct from (month + interval '1 month')::date)
group by 1, 2, 3, 4
order by 1, 2, 3, 4
