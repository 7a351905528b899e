-- Purchases on some days that are earlier than what is known of their customers.
insert into customer_first as f
select customer_key, :retailer::smallint, min(day)
from customer_sales_daily c join dim_store s using (store_key)
where s.retailer_key = :retailer::smallint and day = any (:days::date[]) and transactions > 0
  and not exists (select from customer_first x where x.customer_key = c.customer_key and x.first_on <= c.day)
group by 1 order by 1
on conflict (customer_key) do update set first_on = least(f.first_on, excluded.first_on)
