-- How many customers bought in each period, how many of them for the first time, and how many more than once.
with bought as materialized (
  select date_trunc(:period::text, day)::date as start, customer_key, sum(transactions) as transactions
  from customer_visits(:stores::integer[], :from_day::date, :to_day::date, :products::integer[], :channels::text[])
  where transactions > 0
  group by 1, 2),
asked_retailer as (select distinct retailer_key from dim_store where store_key = any (:stores::integer[])),
to_come as materialized (select * from customer_firsts_to_come(:stores::integer[], :to_day::date)),
newcomer as (
  select customer_key, first_on from customer_first
  where retailer_key in (select retailer_key from asked_retailer) and first_on >= :from_day::date and first_on < :to_day::date
    and not exists (select from to_come)
  union all
  select customer_key, min(first_on) from (
    select customer_key, first_on from customer_first where retailer_key in (select retailer_key from asked_retailer)
    union all table to_come) f
  where exists (select from to_come)
  group by 1 having min(first_on) >= :from_day::date and min(first_on) < :to_day::date)
select start, count(*) as customers, count(n.customer_key) as new_customers,
       count(*) filter (where transactions > 1) as repeat_customers, sum(transactions)::bigint as transactions
from bought b
left join newcomer n on n.customer_key = b.customer_key and date_trunc(:period::text, n.first_on)::date = b.start
group by 1
order by 1
