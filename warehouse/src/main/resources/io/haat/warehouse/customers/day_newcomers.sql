-- Who bought at a retailer for the first time on some days.
select first_on - date '1970-01-01' as day, customer_key from customer_first where retailer_key = :retailer::smallint and first_on = any (:days::date[])
