-- Rows that nothing is left of.
delete from customer_sales_daily
where day = any (:days::date[]) and transactions = 0 and refund_lines = 0
  and store_key in (select store_key from dim_store where retailer_key = :retailer::smallint)
