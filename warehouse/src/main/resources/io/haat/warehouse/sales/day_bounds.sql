-- From when to when some local days last in any of some stores.
select min(:from_day::timestamp at time zone business_zone) as since,
       max(:to_day::timestamp at time zone business_zone) as until
from dim_store
where store_key = any (:stores::integer[])
