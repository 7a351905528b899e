-- What each store counts for in one of the dimensions of stores.
select store_key, retailer,
       case :dimension::text
         when 'RETAILER' then retailer when 'STORE' then store_id when 'CITY' then store_city
         when 'REGION' then store_region when 'TIER' then store_tier end as member,
       case when :dimension::text = 'STORE' then store_name end as name
from dim_store join dim_retailer using (retailer_key)
where store_key = any (:stores::integer[])
