-- What customers bought on some days at a retailer, or in some of its stores; units in thousandths, amounts in ten-thousandths.
select day - date '1970-01-01' as day, store_key, c.currency, customer_key, transactions, (units * 1000)::bigint as units,
       (sales_amount * 10000)::bigint as sales, (refund_amount * 10000)::bigint as refunds
from customer_sales_daily c join dim_store s using (store_key)
where retailer_key = :retailer::smallint and day = any (:days::date[])
  and (:stores::integer[] is null or store_key = any (:stores::integer[]))
