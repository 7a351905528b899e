-- Customers whose first purchase is not on its day any more: their store counts it on another one, or nothing is left of it.
update customer_first f
set first_on = coalesce(
  (select min(c.day) from customer_sales_daily c where c.customer_key = f.customer_key and c.transactions > 0), 'infinity')
where retailer_key = :retailer::smallint and first_on = any (:days::date[])
  and not exists (
    select from customer_sales_daily c where c.customer_key = f.customer_key and c.day = f.first_on and c.transactions > 0)
