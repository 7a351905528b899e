-- Days that are counted from the facts until they are corrected.
select counted.day from customer_days_counted(:stores::integer[], :to_day::date) as counted (day) order by 1
