-- From when to when some ranges of local days last in any of some stores.
select from_day, to_day,
       min(from_day::timestamp at time zone business_zone) as since,
       max(to_day::timestamp at time zone business_zone) as until,
       count(*) = 1 as one_zone
from unnest(:from_days::date[], :to_days::date[]) as r (from_day, to_day)
cross join (select distinct business_zone from dim_store where store_key = any (:stores::integer[])) z
group by from_day, to_day
order by from_day
