-- What products come to in the days of one pentad, in each group of several stores. One pentad at a time fits into memory.
insert into product_sales_pentads
select group_key, :pentad::date, product_key, currency,
       sum(transactions), sum(lines), sum(units), sum(discount_amount), sum(sales_amount),
       sum(refund_lines), sum(refund_units), sum(refund_amount)
from store_group cross join unnest(store_keys) store_key join sales_daily using (store_key)
where retailer_key = :retailer::smallint and cardinality(store_keys) > 1 and day = any (:days::date[])
group by 1, 2, 3, 4
order by 1, 2, 3, 4
