-- How often each day that anybody bought on has changed, and a number that no other warehouse has, nor this one before its
-- server was started again: it may have been set back to a backup.
select x.retailer_key, x.day, sum(x.changes)::bigint as version,
       (select hashtextextended(current_database() || changes, (extract(epoch from pg_postmaster_start_time()) * 1000000)::bigint)
        from change_count where ingredient = 'warehouse') as warehouse
from customer_day_change x
where x.retailer_key = any (:retailers::smallint[]) and x.day >= :from_day::date and x.day < :to_day::date
group by 1, 2
order by 2, 1
