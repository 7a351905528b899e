delete from product_sales_hourly h
using dim_product p, unnest(:days::date[]) day
where p.retailer_key = :retailer::smallint and h.product_key = p.product_key and h.hour >= day and h.hour < day + 1
