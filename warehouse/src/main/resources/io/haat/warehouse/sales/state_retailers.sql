-- Up to which day the rollups of some stores' retailers hold every one of them, but for changed days; null: none.
with asked as (
  select retailer_key, rollups_before from dim_retailer
  where retailer_key in (select retailer_key from dim_store where store_key = any (:stores::integer[])))
select case when not exists (select from rollup_change join asked using (retailer_key) where day is null)
       then min(rollups_before) end as before,
       -- No sale is taken that lies more than a day ahead.
       current_date + 3 as end,
       not exists (
         select from dim_store join asked using (retailer_key)
         where store_key <> all (:stores::integer[])) as all_stores
from asked
