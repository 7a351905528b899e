-- What customers bought in some stores, counted from the facts; units in thousandths, amounts in ten-thousandths.
select day - date '1970-01-01' as day, store_key, currency, customer_key, transactions, (units * 1000)::bigint as units,
       (sales_amount * 10000)::bigint as sales, (refund_amount * 10000)::bigint as refunds
from customer_visits(:stores::integer[], :from_day::date, :to_day::date, :products::integer[], :channels::text[])
