-- Versions of customers but their first ones, by which who bought is counted, with the key of that.
create or replace view later_customer as
select l.retailer_key, l.customer_key, f.customer_key as first_key
from dim_customer l
join dim_customer f on f.retailer_key = l.retailer_key and f.customer_id = l.customer_id and f.valid_from = '-infinity'
where l.valid_from > '-infinity';

-- Days in customer_change that are counted from the facts until they are corrected: the newest, of some 20,000 lines in all.
-- A history that was loaded just now has more, which nobody would wait for.
create or replace function customer_days_counted(asked_stores integer[], before_day date) returns setof date
language sql stable as $$
  select day from (
    select x.day, sum(sum(x.lines)) over (order by x.day desc) as lines_so_far
    from customer_change x
    where x.day < before_day and x.retailer_key in (select s.retailer_key from dim_store s where s.store_key = any (asked_stores))
    group by x.day) newest_first
  where lines_so_far <= 20000
$$;

-- What customers bought in some stores on some days, of some products and channels, counted from the facts.
create or replace function customer_visits(
  asked_stores integer[], from_day date, to_day date, asked_products integer[] default null, asked_channels text[] default null)
returns table (
  day date, store_key integer, customer_key integer, currency text,
  transactions bigint, units numeric, sales_amount numeric, refund_lines bigint, refund_amount numeric)
language sql stable as $$
  with asked_store as (
    select s.store_key, s.retailer_key, s.business_zone from dim_store s where s.store_key = any (asked_stores)),
  zone_range as (
    select business_zone, from_day::timestamp at time zone business_zone as since, to_day::timestamp at time zone business_zone as until
    from (select distinct a.business_zone from asked_store a) z),
  later as materialized (
    select c.customer_key, c.first_key from later_customer c where c.retailer_key in (select a.retailer_key from asked_store a)),
  receipt as (
    select (f.sold_at at time zone z.business_zone)::date as day, f.store_key, coalesce(first_key, f.customer_key) as customer_key,
           f.currency, f.transaction_id, sum(f.quantity) as units, sum(f.total_amount) as amount
    from zone_range z
    -- Zone by zone (offset 0), so that each is found by the times of the facts, and read once for all stores.
    cross join lateral (
      select x.*, s.business_zone
      from fact_sales x join asked_store s using (store_key)
      where x.sold_at >= z.since and x.sold_at < z.until and x.customer_key is not null
        and (asked_products is null or x.product_key = any (asked_products))
        and (asked_channels is null or coalesce(x.channel, '') = any (asked_channels))
      offset 0) f
    left join later on later.customer_key = f.customer_key
    where f.business_zone = z.business_zone
    group by 1, 2, 3, 4, 5)
  select r.day, r.store_key, r.customer_key, r.currency, count(*), sum(r.units), sum(r.amount), 0::bigint, 0::numeric
  from receipt r group by 1, 2, 3, 4
  union all
  select (f.sold_at at time zone z.business_zone)::date, f.store_key, coalesce(first_key, f.customer_key), f.currency,
         0::bigint, 0::numeric, 0::numeric, 1::bigint, f.total_amount
  from zone_range z
  cross join lateral (
    select x.*, s.business_zone
    from fact_refunds x join asked_store s using (store_key)
    where x.sold_at >= z.since and x.sold_at < z.until and x.customer_key is not null
      and (asked_products is null or x.product_key = any (asked_products))
      and (asked_channels is null or coalesce(x.channel, '') = any (asked_channels))
    offset 0) f
  left join later on later.customer_key = f.customer_key
  where f.business_zone = z.business_zone
$$;

-- The first purchase of customers of some stores' retailers, in any of their stores, as far as customer_first does not know
-- it: on days in customer_change that are counted.
create or replace function customer_firsts_to_come(asked_stores integer[], before_day date)
returns table (customer_key integer, first_on date)
language sql stable as $$
  with asked_retailer as (select distinct s.retailer_key from dim_store s where s.store_key = any (asked_stores)),
  counted as materialized (select c.day from customer_days_counted(asked_stores, before_day) as c (day)),
  changed as (
    select distinct x.retailer_key, x.day from customer_change x join asked_retailer using (retailer_key)
    where x.day in (select counted.day from counted)),
  island as (
    select i.retailer_key, min(i.day) as from_day, max(i.day) + 1 as to_day
    from (select c.*, c.day - (row_number() over (partition by c.retailer_key order by c.day))::integer as island from changed c) i
    group by i.retailer_key, i.island)
  select v.customer_key, min(v.day)
  from island i
  cross join lateral customer_visits(
    (select array_agg(s.store_key) from dim_store s where s.retailer_key = i.retailer_key), i.from_day, i.to_day) v
  where v.transactions > 0
  group by 1
$$;

-- For people and BI tools: what each known customer bought, by store and day.
create or replace view v_customer_days as
select r.retailer, d.customer_id, v.day, s.store_id, s.store_city, s.store_region, v.currency,
       v.transactions, v.units, v.sales_amount, v.refund_lines, v.refund_amount, v.sales_amount - v.refund_amount as net_amount
from customer_sales_daily v
join dim_store s using (store_key)
join dim_retailer r using (retailer_key)
join dim_customer d using (customer_key);
