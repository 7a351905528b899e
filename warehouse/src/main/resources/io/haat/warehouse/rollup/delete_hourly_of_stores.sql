delete from sales_hourly where store_key = any (:stores::integer[])
