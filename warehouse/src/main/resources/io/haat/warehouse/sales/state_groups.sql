-- The groups that some stores' retailers are rolled up by.
select group_key, store_keys
from store_group
where retailer_key in (select retailer_key from dim_store where store_key = any (:stores::integer[]))
order by cardinality(store_keys) desc, group_key
