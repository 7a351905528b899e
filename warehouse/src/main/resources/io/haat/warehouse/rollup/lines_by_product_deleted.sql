delete from lines_by_product l
using dim_product p, unnest(:days::date[]) day
where p.retailer_key = :retailer::smallint and l.product_key = p.product_key and l.hour >= day and l.hour < day + 1
