-- Whose these stores are.
select store_key, retailer_key from dim_store where store_key = any (:stores::integer[])
