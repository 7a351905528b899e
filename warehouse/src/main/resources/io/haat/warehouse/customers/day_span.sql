-- From when to when each retailer's customers bought.
select retailer_key, min(day) as first_day, max(day) as last_day from customer_day_change group by 1
