-- Who bought in some stores on some days, with totals over all of them on every row.
with bought as materialized (
  select customer_key, currency, sum(transactions)::bigint as transactions, sum(units) as units, sum(sales_amount) as sales,
         sum(refund_amount) as refunds, max(day) filter (where transactions > 0) as last_on
  from customer_visits(:stores::integer[], :from_day::date, :to_day::date, :products::integer[], :channels::text[])
  group by 1, 2),
-- Whoever bought in several currencies is one person nevertheless.
person as materialized (
  select customer_key, transactions from bought
  where transactions > 0 and (select min(currency) = max(currency) from bought)
  union all
  select customer_key, sum(transactions) from bought where (select min(currency) <> max(currency) from bought)
  group by 1 having sum(transactions) > 0),
asked_retailer as (select distinct retailer_key from dim_store where store_key = any (:stores::integer[])),
to_come as materialized (select * from customer_firsts_to_come(:stores::integer[], :to_day::date)),
newcomer as materialized (
  select customer_key, first_on from customer_first
  where retailer_key in (select retailer_key from asked_retailer) and first_on >= :from_day::date and first_on < :to_day::date
    and not exists (select from to_come)
  union all
  select customer_key, min(first_on) from (
    select customer_key, first_on from customer_first where retailer_key in (select retailer_key from asked_retailer)
    union all table to_come) f
  where exists (select from to_come)
  group by 1 having min(first_on) >= :from_day::date and min(first_on) < :to_day::date),
counted as (
  select count(*) as all_customers,
         count(*) filter (where transactions > 1) as all_repeat,
         coalesce(sum(transactions), 0)::bigint as all_transactions,
         count(*) filter (where transactions = 1) as all_once, count(*) filter (where transactions = 2) as all_twice,
         count(*) filter (where transactions between 3 and 5) as all_three_to_five,
         count(*) filter (where transactions > 5) as all_six_or_more,
         (select count(*) from person join newcomer using (customer_key)) as all_new
  from person),
total as (
  select *, all_customers - all_new as all_returning,
         round(all_repeat::numeric / nullif(all_customers, 0), 6) as all_repeat_rate,
         round(all_transactions::numeric / nullif(all_customers, 0), 4) as all_transactions_per_customer
  from counted),
page as (
  select *, sales - refunds as net, sales / nullif(transactions, 0) as average,
         case :sort::text when 'transactions' then transactions when 'units' then units when 'refunds' then refunds
           when 'average_transaction_value' then sales / nullif(transactions, 0) when 'last_on' then last_on - date '1970-01-01'
           else sales - refunds end as rank
  from bought
  where :frequency::text is null or customer_key in (
    select customer_key from person
    where case when transactions = 1 then 'once' when transactions = 2 then 'twice' when transactions <= 5 then 'three_to_five'
          else 'six_or_more' end = :frequency::text)
  order by rank desc nulls last, customer_key, currency
  limit :most::bigint offset :skip::bigint)
select total.*, r.retailer, d.customer_id as customer, now.customer_name as name, now.city, page.currency,
       nullif(least(f.first_on, t.first_on), 'infinity') as first_on, page.last_on,
       (:to_day::date - 1 - page.last_on)::integer as recency_days, n.customer_key is not null as is_new,
       page.transactions, page.units, page.sales, page.refunds, page.net, round(page.average, 4) as average_transaction_value
from total
left join page on true
left join dim_customer d on d.customer_key = page.customer_key
left join dim_retailer r on r.retailer_key = d.retailer_key
left join dim_customer now on now.retailer_key = d.retailer_key and now.customer_id = d.customer_id and now.is_current
left join customer_first f on f.customer_key = page.customer_key
left join to_come t on t.customer_key = page.customer_key
left join newcomer n on n.customer_key = page.customer_key
order by page.rank desc nulls last, page.customer_key, page.currency
