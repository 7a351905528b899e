-- Questions whose rows are differences. "missing" is expected and not there, "surplus" the other way round; a row that
-- differs in one value is both.

-- table: fact_sales
with expected as (
  select retailer, store_id, transaction_id, line_no::text, micros, product_id, customer_id, quantity, unit_price,
         discount, total_amount, currency, payment_method, channel, topic_id, partition, position
  from expected_sale),
found as (
  select r.retailer, s.store_id, f.transaction_id, f.line_no, (extract(epoch from f.sold_at) * 1000000)::bigint,
         p.product_id, c.customer_id, f.quantity, f.unit_price,
         f.discount, f.total_amount, f.currency, f.payment_method, f.channel, u.object, u.unit, f.origin_row
  from fact_sales f
  join load_unit u on u.load_unit_key = f.origin_unit and u.target = 'event'
  join dim_store s using (store_key)
  join dim_retailer r on r.retailer_key = s.retailer_key
  join dim_product p using (product_key)
  left join dim_customer c using (customer_key))
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: fact_refunds
with expected as (
  select retailer, store_id, refund_id, '1' as line_no, micros, product_id, customer_id, quantity, unit_price,
         0::numeric as discount, total_amount, currency, reason, original_transaction_id, topic_id, partition, position
  from expected_refund),
found as (
  select r.retailer, s.store_id, f.transaction_id, f.line_no, (extract(epoch from f.sold_at) * 1000000)::bigint,
         p.product_id, c.customer_id, f.quantity, f.unit_price,
         f.discount, f.total_amount, f.currency, f.reason, f.original_transaction_id, u.object, u.unit, f.origin_row
  from fact_refunds f
  join load_unit u on u.load_unit_key = f.origin_unit and u.target = 'event'
  join dim_store s using (store_key)
  join dim_retailer r on r.retailer_key = s.retailer_key
  join dim_product p using (product_key)
  left join dim_customer c using (customer_key))
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: fact_stock_changes
with expected as (
  select retailer, store_id, event_id, micros, product_id, warehouse_id, event_type, quantity_change, current_stock,
         reorder_level, topic_id, partition, position
  from expected_stock),
found as (
  select r.retailer, s.store_id, f.event_id, (extract(epoch from f.event_time) * 1000000)::bigint, p.product_id,
         f.warehouse_id, f.event_type, f.quantity_change, f.current_stock, f.reorder_level,
         u.object, u.unit, f.origin_row
  from fact_stock_changes f
  join load_unit u on u.load_unit_key = f.origin_unit
  join dim_store s using (store_key)
  join dim_retailer r on r.retailer_key = s.retailer_key
  join dim_product p using (product_key))
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: stock_level
with latest as (
  select distinct on (retailer, store_id, product_id)
         retailer, store_id, product_id, current_stock, micros, event_id
  from expected_stock
  order by retailer, store_id, product_id, micros desc, event_id desc),
reorder as (
  select distinct on (retailer, store_id, product_id)
         retailer, store_id, product_id, reorder_level, micros as reorder_micros
  from expected_stock
  where reorder_level is not null
  order by retailer, store_id, product_id, micros desc, event_id desc),
expected as (
  select retailer, store_id, product_id, current_stock, micros, event_id, reorder_level, reorder_micros,
         coalesce(current_stock <= reorder_level, false) as low_stock
  from latest left join reorder using (retailer, store_id, product_id)),
found as (
  select r.retailer, s.store_id, l.product_id, l.current_stock, (extract(epoch from l.event_time) * 1000000)::bigint,
         l.event_id, l.reorder_level, (extract(epoch from l.reorder_level_at) * 1000000)::bigint, l.low_stock
  from stock_level l
  join dim_store s using (store_key)
  join dim_retailer r using (retailer_key))
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: fact_customer_events
with expected as (
  select retailer, event_id, micros, customer_id, event_type, session_duration_s, page_views, device, channel,
         topic_id, partition, position
  from expected_customer),
found as (
  select r.retailer, f.event_id, (extract(epoch from f.event_time) * 1000000)::bigint, c.customer_id, f.event_type,
         f.session_duration_s, f.page_views, f.device, f.channel, u.object, u.unit, f.origin_row
  from fact_customer_events f
  join load_unit u on u.load_unit_key = f.origin_unit
  join dim_retailer r on r.retailer_key = f.retailer_key
  join dim_customer c using (customer_key))
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: transactions_summary
with expected as (
  select retailer, to_timestamp(micros / 60000000 * 60) as window_start,
         to_timestamp(micros / 60000000 * 60 + 60) as window_end, store_id, currency,
         count(distinct transaction_id) as total_transactions, sum(total_amount) as total_revenue,
         round(sum(total_amount) / count(distinct transaction_id), 4) as avg_transaction_value
  from expected_sale
  group by 1, 2, 3, 4, 5),
found as (
  select retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue,
         avg_transaction_value
  from transactions_summary
  where total_transactions <> 0 or total_revenue <> 0)
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: transactions_summary.unique_customers
select format('%s %s %s: %s, expected %s%s', retailer, window_start, store_id, t.unique_customers, e.customers,
              case when t.corrected then ' exactly' else '' end)
from (
  select retailer, to_timestamp(micros / 60000000 * 60) as window_start, store_id,
         count(distinct customer_id) as customers
  from expected_sale
  group by 1, 2, 3) e
join transactions_summary t using (retailer, window_start, store_id)
where abs(t.unique_customers - e.customers) > case when t.corrected then 0 else e.customers * 0.05 end

-- table: product_metrics_minute
with expected as (
  select retailer, to_timestamp(micros / 60000000 * 60) as window_start,
         to_timestamp(micros / 60000000 * 60 + 60) as window_end, product_id, currency,
         sum(quantity) as units, sum(total_amount) as revenue,
         count(distinct (store_id, transaction_id)) as transactions
  from expected_sale
  group by 1, 2, 3, 4, 5),
found as (
  select retailer, window_start, window_end, product_id, currency, units, revenue, transactions
  from product_metrics_minute
  where transactions <> 0 or revenue <> 0 or units <> 0)
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: refund_metrics_minute
with expected as (
  select retailer, to_timestamp(micros / 60000000 * 60) as window_start,
         to_timestamp(micros / 60000000 * 60 + 60) as window_end, store_id, reason, currency,
         count(*) as refunds, coalesce(sum(quantity), 0) as units, sum(total_amount) as refund_amount
  from expected_refund
  group by 1, 2, 3, 4, 5, 6),
found as (
  select retailer, window_start, window_end, store_id, reason, currency, refunds, units, refund_amount
  from refund_metrics_minute
  where refunds <> 0 or refund_amount <> 0)
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: funnel_minute
with expected as (
  select retailer, to_timestamp(micros / 60000000 * 60) as window_start,
         to_timestamp(micros / 60000000 * 60 + 60) as window_end, event_type, count(*) as events
  from expected_customer
  group by 1, 2, 3, 4),
found as (
  select retailer, window_start, window_end, event_type, events from funnel_minute where events <> 0)
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: sales_daily
with expected as (
  select day, store_key, product_key, currency, sum(lines)::integer as lines, sum(units) as units,
         sum(discount) as discount_amount, sum(sales) as sales_amount,
         sum(refund_lines)::integer as refund_lines, sum(refund_units) as refund_units,
         sum(refunds) as refund_amount
  from (
    select (f.sold_at at time zone s.business_zone)::date as day, store_key, product_key, f.currency,
           1 as lines, quantity as units, discount, total_amount as sales, 0 as refund_lines, 0 as refund_units,
           0 as refunds
    from fact_sales f join dim_store s using (store_key)
    union all
    select (f.sold_at at time zone s.business_zone)::date, store_key, product_key, f.currency,
           0, 0, 0, 0, 1, coalesce(quantity, 0), total_amount
    from fact_refunds f join dim_store s using (store_key)) line
  group by day, store_key, product_key, currency),
found as (
  select day, store_key, product_key, currency, lines, units, discount_amount, sales_amount,
         refund_lines, refund_units, refund_amount
  from sales_daily)
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: customer_sales_daily
with line as (
  select store_key, customer_key, currency, transaction_id, sold_at, quantity as units, total_amount as sales, null::numeric as refund
  from fact_sales where customer_key is not null
  union all
  select store_key, customer_key, currency, null, sold_at, 0, 0, total_amount from fact_refunds where customer_key is not null),
known as (
  select (l.sold_at at time zone s.business_zone)::date as day, l.store_key, s.retailer_key, c.customer_id, l.currency,
         l.transaction_id, l.units, l.sales, l.refund
  from line l join dim_store s using (store_key) join dim_customer c using (customer_key)),
expected as (
  select day, store_key, customer_id, currency, count(distinct transaction_id) as transactions, sum(units) as units,
         sum(sales) as sales_amount, count(refund) as refund_lines, coalesce(sum(refund), 0) as refund_amount
  from known k
  where not exists (select from customer_change x where x.retailer_key = k.retailer_key and x.day = k.day)
  group by 1, 2, 3, 4),
found as (
  select v.day, v.store_key, c.customer_id, v.currency, v.transactions, v.units, v.sales_amount, v.refund_lines, v.refund_amount
  from customer_sales_daily v join dim_customer c using (customer_key)
  where not exists (select from customer_change x where x.retailer_key = c.retailer_key and x.day = v.day))
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: city_product_sales
with expected as (
  -- A store without a city stands under its own id.
  select r.retailer, coalesce(s.store_city, s.store_id), p.product_id, f.currency, sum(f.total_amount) as total_sales, count(*) as lines,
         round(sum(f.total_amount) / count(*), 4) as avg_sales
  from fact_sales f
  join dim_store s using (store_key)
  join dim_retailer r on r.retailer_key = s.retailer_key
  join dim_product p using (product_key)
  group by 1, 2, 3, 4),
found as (
  select retailer, store_city, product_id, currency, total_sales, lines, avg_sales from city_product_sales
  where lines <> 0)
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: rejected_record
with expected as (
  select topic, topic_id, partition, position, rules, digest from expected_reject),
found as (
  select u.object_name, u.object, u.unit, x.raw_row,
         (select string_agg(rule, ',' order by rule collate "C") from unnest(x.rules) as rule) as rules,
         md5(coalesce(x.bytes, convert_to(x.raw, 'UTF8'))) as digest
  from rejected_record x
  join load_unit u using (load_unit_key)
  where u.target = 'event')
(select 'missing ' || (e.*)::text from (select * from expected except all select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except all select * from expected) f limit 10)

-- table: dead letters
with expected as (
  select topic, partition, position, rules, digest from expected_reject),
found as (
  select topic, partition, position, rules, digest from found_letter)
(select 'missing ' || (e.*)::text from (select * from expected except select * from found) e limit 10)
union all
(select 'surplus ' || (f.*)::text from (select * from found except select * from expected) f limit 10)
