delete from sales_daily where store_key = any (:stores::integer[])
