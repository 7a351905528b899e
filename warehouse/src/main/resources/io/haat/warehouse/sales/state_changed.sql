-- Days that have changed since they were rolled up.
select distinct day
from rollup_change
where day is not null
  and retailer_key in (select retailer_key from dim_store where store_key = any (:stores::integer[]))
