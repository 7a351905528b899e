-- Days that figures of customers do not hold as the facts are: they are being corrected.
select count(distinct x.day)
from customer_change x
where x.day < :to_day::date and x.retailer_key in (select retailer_key from dim_store where store_key = any (:stores::integer[]))
  and x.day not in (select customer_days_counted(:stores::integer[], :to_day::date))
