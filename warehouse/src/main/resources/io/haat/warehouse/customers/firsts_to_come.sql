-- First purchases that may be earlier than customer_first knows yet.
select d.retailer_key, customer_key, least(t.first_on, f.first_on) as first_on
from customer_firsts_to_come(:stores::integer[], :to_day::date) t
join dim_customer d using (customer_key)
left join customer_first f using (customer_key)
