-- Months with rolled-up days, and up to which day the rollup by month holds them for every retailer that has any.
select month, case when count(*) = count(upto) and min(upto) = max(upto) then min(upto) end as upto
from rollup_month
where retailer_key in (select retailer_key from dim_store where store_key = any (:stores::integer[]))
group by month
