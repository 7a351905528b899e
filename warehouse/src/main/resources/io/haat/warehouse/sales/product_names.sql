-- The products of some stores' retailers, each version by the name that is used now.
select p.product_key, r.retailer, p.product_id, now.product_name as name, p.category
from dim_product p join dim_retailer r using (retailer_key)
join dim_product now on now.retailer_key = p.retailer_key and now.product_id = p.product_id and now.is_current
where p.retailer_key in (select retailer_key from dim_store where store_key = any (:stores::integer[]))
