-- For people and BI tools.
create or replace view v_sales as
select r.retailer, f.transaction_id, f.line_no, f.sold_at,
       s.store_id, s.store_city, s.store_region,
       p.product_id, p.product_name, p.category,
       c.customer_id,
       f.quantity, f.unit_price, f.discount, f.total_amount, f.currency,
       f.payment_method, f.channel,
       (f.sold_at at time zone s.business_zone)::date as sold_on
from fact_sales f
join dim_store s using (store_key)
join dim_retailer r using (retailer_key)
join dim_product p using (product_key)
left join dim_customer c using (customer_key);

-- The least and the greatest line_id of a receipt's lines: the running number at the end of its id stands first (LineId).
create or replace function first_line_id(transaction_id text) returns uuid
language sql immutable parallel safe
return rpad(lpad(to_hex(coalesce(substring(transaction_id from '[0-9]{1,14}$'), '0')::bigint), 12, '0'), 32, '0')::uuid;

create or replace function last_line_id(transaction_id text) returns uuid
language sql immutable parallel safe
return rpad(lpad(to_hex(coalesce(substring(transaction_id from '[0-9]{1,14}$'), '0')::bigint), 12, '0'), 32, 'f')::uuid;

-- sale_link: not_linked (names no sale), unmatched (no line of that sale in the refund's store is known), exceeds_sale (all
-- refunds of the product in that sale come to more than it was sold for), matched (amounts of two currencies are not compared).
create or replace view v_refunds as
select r.retailer, f.transaction_id, f.line_no, f.sold_at,
       s.store_id, s.store_city, s.store_region,
       p.product_id, p.product_name, p.category,
       c.customer_id,
       f.quantity, f.unit_price, f.discount, f.total_amount, f.currency,
       f.payment_method, f.channel,
       (f.sold_at at time zone s.business_zone)::date as sold_on,
       f.reason, f.original_transaction_id,
       case when f.original_transaction_id is null then 'not_linked'
       else (
         select case when sale.lines = 0 then 'unmatched'
                when back.amount > sale.amount then 'exceeds_sale'
                else 'matched' end
         from (
           -- No amount: the product was sold, and only in another currency.
           select count(*) as lines,
                  case when count(*) filter (where q.product_id = p.product_id) = 0 then 0
                  else sum(x.total_amount) filter (where q.product_id = p.product_id and x.currency = f.currency) end as amount
           from fact_sales x
           join dim_product q using (product_key)
           where x.line_id between first_line_id(f.original_transaction_id) and last_line_id(f.original_transaction_id)
             and x.store_key = f.store_key and x.transaction_id = f.original_transaction_id) sale
         cross join (
           select sum(x.total_amount) as amount
           from fact_refunds x
           join dim_product q using (product_key)
           where x.store_key = f.store_key and x.original_transaction_id = f.original_transaction_id
             and q.product_id = p.product_id and x.currency = f.currency) back)
       end as sale_link
from fact_refunds f
join dim_store s using (store_key)
join dim_retailer r using (retailer_key)
join dim_product p using (product_key)
left join dim_customer c using (customer_key);

-- One row per store, day and currency; net is sales less refunds.
create or replace view v_daily as
select r.retailer, d.day, s.store_id, s.store_city, s.store_region, d.currency,
       sum(d.lines) as lines, sum(d.units) as units,
       sum(d.discount_amount) as discount_amount, sum(d.sales_amount) as sales_amount,
       sum(d.refund_lines) as refund_lines, sum(d.refund_units) as refund_units,
       sum(d.refund_amount) as refund_amount,
       sum(d.sales_amount) - sum(d.refund_amount) as net_amount
from sales_daily d
join dim_store s using (store_key)
join dim_retailer r using (retailer_key)
group by r.retailer, d.day, s.store_id, s.store_city, s.store_region, d.currency;

-- A record of a topic has its topic as object_name and its offset as raw_row; the retailer is null if it does not tell.
create or replace view v_rejected as
select r.retailer, u.source, u.object_name, u.object, x.raw_row, x.rules, x.raw, x.rejected_at,
       case when u.target = 'event' then u.unit end as partition
from rejected_record x
join load_unit u using (load_unit_key)
left join dim_retailer r using (retailer_key);

-- Minute windows beside the facts that came as events, from one time to another: kind store, product, refund or funnel;
-- id and detail tell one window of a minute from the others; amount is revenue or money given back. A window is of one
-- currency; facts of another one are in none, and not looked at.
create or replace function window_check(since timestamptz, until timestamptz)
returns table (
  kind text, retailer text, window_start timestamptz, id text, detail text,
  window_count bigint, fact_count bigint, window_units numeric, fact_units numeric,
  window_amount numeric, fact_amount numeric, corrected boolean, agrees boolean)
language sql stable parallel safe as $$
  with event_unit as (
    select load_unit_key from load_unit where target = 'event'),
  sale as (
    select s.retailer_key, s.store_id, f.store_key, f.product_key, f.currency, f.transaction_id, f.quantity, f.total_amount,
           date_bin('1 minute', f.sold_at, timestamptz '2000-01-01 00:00Z') as window_start
    from fact_sales f
    join dim_store s using (store_key)
    where f.sold_at >= since and f.sold_at < until
      and f.origin_unit = any (array(select load_unit_key from event_unit))),
  receipt as (
    select retailer_key, window_start, store_id, currency, transaction_id, sum(total_amount) as amount
    from sale group by retailer_key, window_start, store_id, currency, transaction_id),
  refund as (
    select s.retailer_key, date_bin('1 minute', f.sold_at, timestamptz '2000-01-01 00:00Z') as window_start, s.store_id,
           f.reason, f.currency, f.quantity, f.total_amount
    from fact_refunds f
    join dim_store s using (store_key)
    where f.sold_at >= since and f.sold_at < until
      and f.origin_unit = any (array(select load_unit_key from event_unit))),
  product as (
    select s.retailer_key, s.window_start, p.product_id, s.currency, s.store_key, s.transaction_id,
           sum(s.quantity) as units, sum(s.total_amount) as amount
    from sale s join dim_product p using (product_key)
    group by s.retailer_key, s.window_start, p.product_id, s.currency, s.store_key, s.transaction_id),
  fact as (
    select 'store' as kind, retailer_key, window_start, store_id as id, '' as detail,
           count(*) as counted, null::numeric as units, sum(amount) as amount, currency
    from receipt group by retailer_key, window_start, store_id, currency
    union all
    select 'product', retailer_key, window_start, product_id, currency, count(*), sum(units), sum(amount), currency
    from product group by retailer_key, window_start, product_id, currency
    union all
    select 'refund', retailer_key, window_start, store_id, reason, count(*), coalesce(sum(quantity), 0), sum(total_amount),
           currency
    from refund group by retailer_key, window_start, store_id, reason, currency
    union all
    select 'funnel', retailer_key, date_bin('1 minute', event_time, timestamptz '2000-01-01 00:00Z'), event_type, '',
           count(*), null, null, ''
    from fact_customer_events
    where event_time >= since and event_time < until
    group by 2, 3, 4),
  counted as (
    select 'store' as kind, retailer, window_start, store_id as id, '' as detail, total_transactions as counted,
           null::numeric as units, total_revenue as amount, corrected, currency
    from transactions_summary where window_start >= since and window_start < until
    union all
    select 'product', retailer, window_start, product_id, currency, transactions, units, revenue, corrected, currency
    from product_metrics_minute where window_start >= since and window_start < until
    union all
    select 'refund', retailer, window_start, store_id, reason, refunds, units, refund_amount, corrected, currency
    from refund_metrics_minute where window_start >= since and window_start < until
    union all
    select 'funnel', retailer, window_start, event_type, '', events, null, null, corrected, ''
    from funnel_minute where window_start >= since and window_start < until),
  compared as (
    select kind, retailer, window_start, id, detail,
           coalesce(w.counted, 0) as window_count, coalesce(f.counted, 0) as fact_count,
           coalesce(w.units, 0) as window_units, coalesce(f.units, 0) as fact_units,
           coalesce(w.amount, 0) as window_amount, coalesce(f.amount, 0) as fact_amount,
           coalesce(w.corrected, false) as corrected
    from counted w
    full join (
      select r.retailer, x.* from fact x join dim_retailer r using (retailer_key)
      where not exists (
        select from counted c
        where (c.kind, c.retailer, c.window_start, c.id, c.detail) = (x.kind, r.retailer, x.window_start, x.id, x.detail)
          and c.currency <> x.currency)) f
      using (kind, retailer, window_start, id, detail))
  select c.*,
         (window_count, window_units, window_amount) = (fact_count, fact_units, fact_amount)
  from compared c
$$;

-- All of it; for a day it is faster to ask window_check.
create or replace view v_window_check as
select * from window_check('-infinity', 'infinity');
