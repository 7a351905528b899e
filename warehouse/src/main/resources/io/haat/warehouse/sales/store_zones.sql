-- The zones that the days of some stores are counted in.
select distinct business_zone from dim_store where store_key = any (:stores::integer[])
