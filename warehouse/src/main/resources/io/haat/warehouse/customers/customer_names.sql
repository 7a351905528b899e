-- Who some customers are.
select d.customer_key, r.retailer, d.customer_id, now.customer_name, now.city, nullif(f.first_on, 'infinity') as first_on
from dim_customer d
join dim_retailer r using (retailer_key)
left join dim_customer now on now.retailer_key = d.retailer_key and now.customer_id = d.customer_id and now.is_current
left join customer_first f on f.customer_key = d.customer_key
where d.customer_key = any (:customers::integer[])
