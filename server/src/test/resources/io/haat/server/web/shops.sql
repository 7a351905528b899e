-- Two retailers. 'bazaar': 12 shops in India, 120 products, some days up to now, live windows of the last hours. 'harbour':
-- one shop in London whose data end half a year ago. 'arcade': one shop that opened today. Figures follow from numbers, not from chance: every run has the same.
set search_path = haat, public;
set timezone = 'UTC';

insert into dim_retailer (retailer) values ('bazaar'), ('harbour'), ('arcade');

insert into dim_store (retailer_key, store_id, store_name, store_city, store_region, store_tier, timezone, currency, business_zone, country)
select 1, 'S' || lpad(n::text, 3, '0'), city || ' ' || place,
       city, region, case when n <= 3 then 'flagship' when n <= 8 then 'high street' else 'neighbourhood' end,
       'Asia/Kolkata', 'INR', 'Asia/Kolkata', 'IN'
from (values (1, 'Mumbai', 'Bandra', 'West'), (2, 'Delhi', 'Saket', 'North'), (3, 'Bengaluru', 'Indiranagar', 'South'), (4, 'Mumbai', 'Colaba', 'West'),
             (5, 'Pune', 'Camp', 'West'), (6, 'Chennai', 'Adyar', 'South'), (7, 'Hyderabad', 'Banjara', 'South'), (8, 'Delhi', 'Karol Bagh', 'North'),
             (9, 'Jaipur', 'Bapu Bazaar', 'North'), (10, 'Kolkata', 'Park Street', 'East'), (11, 'Kochi', 'Fort', 'South'), (12, 'Bengaluru', 'Jayanagar', 'South'))
     s (n, city, place, region);
insert into dim_store (retailer_key, store_id, store_name, store_city, store_region, timezone, currency, business_zone, country)
values (2, 'H1', 'Harbour Shop', 'London', 'England', 'Europe/London', 'GBP', 'Europe/London', 'GB');

insert into dim_store (retailer_key, store_id, store_city, business_zone) values (3, 'A1', 'Goa', 'Asia/Kolkata');

insert into dim_product (retailer_key, product_id, product_name, category, brand, unit_cost, unit_price)
select 1, 'P' || lpad(n::text, 4, '0'),
       (array['Basmati rice', 'Masala tea', 'Ghee', 'Cotton shirt', 'Silk scarf', 'Steel bottle', 'Desk lamp', 'Notebook', 'Toor dal', 'Mango pickle'])[n % 10 + 1] || ' ' || (n / 10 + 1),
       (array['Food', 'Drinks', 'Food', 'Clothing', 'Clothing', 'Home', 'Home', 'Stationery', 'Food', 'Food'])[n % 10 + 1],
       'Brand ' || chr(65 + n % 6), round((20 + n * 7 % 900) * 0.6, 2), 20 + n * 7 % 900
from generate_series(0, 119) n;
insert into dim_product (retailer_key, product_id, product_name, category, unit_price)
values (2, 'H-1', 'Rope', 'Chandlery', 12.50), (2, 'H-2', 'Lantern', 'Chandlery', 48.00), (3, 'A-1', 'Token', 'Games', 5);

insert into dim_customer (retailer_key, customer_id, city) select 1, 'C' || n, 'Mumbai' from generate_series(1, 400) n;

insert into load_unit (retailer_key, source, object, object_name, object_path, unit, mapping, read, sales, refunds, rejected, already_there, numbered, loaded_at)
values (1, 'generated', 'aaaaaaaaaaaa', 'history.csv', 'raw/bazaar/history.csv', 0, 'm', 61230, 59870, 1300, 60, 0, true, timestamptz '$now' - interval '2 days'),
       (2, 'harbour', 'bbbbbbbbbbbb', 'harbour.csv', 'raw/harbour/harbour.csv', 0, 'm', 0, 0, 0, 0, 0, true, timestamptz '$now' - interval '1 day');

-- One basket of one to four lines per store and slot: a slot is an opening hour of a day, most of them sold in.
create temporary table basket as
select s.store_key, d.day, h.hour, (s.store_key * 7919 + d.n * 104729 + h.hour * 1299709) as seed,
       (d.day + make_time(h.hour, (s.store_key * 13 + d.n * 7) % 60, (d.n * 11) % 60)) at time zone 'Asia/Kolkata' as sold_at
from dim_store s
cross join (select n, (timestamptz '$now' at time zone 'Asia/Kolkata')::date - n as day from generate_series(0, $days) n) d
cross join (select generate_series(9, 21) as hour) h
where s.retailer_key = 1
  and (s.store_key * 31 + d.n * 17 + h.hour * 7) % 10 < 3 + case when extract(isodow from d.day) >= 6 then 3 else 0 end + case when h.hour between 17 and 20 then 2 else 0 end - s.store_key / 5;
delete from basket where sold_at > timestamptz '$now';

insert into fact_sales (store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, quantity, unit_price, discount, total_amount, currency, payment_method, channel, origin_unit, origin_row)
select b.store_key, md5(b.seed || '/' || l)::uuid, 'T' || b.seed, l::text, b.sold_at, p.product_key,
       case when b.seed % 3 = 0 then 1 + (b.seed % 400)::int end, q.quantity, p.unit_price, q.discount,
       q.quantity * p.unit_price - q.discount, 'INR', (array['card', 'upi', 'cash'])[b.seed % 3 + 1],
       case when b.seed % 7 = 0 then 'online' else 'store' end, 1, b.seed % 1000000 * 10 + l
from basket b
cross join lateral generate_series(1, 1 + (b.seed % 4)::int) l
join dim_product p on p.retailer_key = 1 and p.product_id = 'P' || lpad(((b.seed * 7 + l * 37) % 11 * ((b.seed / 11 + l) % 11))::text, 4, '0')
cross join lateral (select 1 + (b.seed / 3 + l) % 3 as quantity, case when b.seed % 9 = 0 then round(p.unit_price * 0.1, 2) else 0 end as discount) q;

insert into fact_refunds (store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, quantity, unit_price, discount, total_amount, currency, channel, origin_unit, origin_row, reason, original_transaction_id)
select store_key, md5('r' || line_id::text)::uuid, 'R' || transaction_id, '1', sold_at + interval '2 days', product_key, customer_key, 1, unit_price, 0, unit_price, 'INR', channel, 1, origin_row,
       (array['damaged', 'wrong size', 'changed mind', 'late delivery'])[origin_row % 4 + 1], transaction_id
from fact_sales where origin_row % 23 = 0 and sold_at + interval '2 days' < timestamptz '$now';

insert into fact_sales (store_key, line_id, transaction_id, line_no, sold_at, product_key, quantity, unit_price, discount, total_amount, currency, channel, origin_unit, origin_row)
select s.store_key, md5('h' || n)::uuid, 'H' || n, '1', timestamptz '$now' - interval '180 days' - n * interval '5 hours', p.product_key, 1 + n % 3, p.unit_price, 0, (1 + n % 3) * p.unit_price, 'GBP', 'store', 2, n
from generate_series(1, 900) n
join dim_store s on s.store_id = 'H1' join dim_product p on p.product_id = 'H-' || (1 + n % 2);

insert into fact_sales (store_key, line_id, transaction_id, line_no, sold_at, product_key, quantity, unit_price, discount, total_amount, currency, channel, origin_unit, origin_row)
select store_key, md5('a')::uuid, 'A1', '1', timestamptz '$now' - interval '1 hour', product_key, 1, 5, 0, 5, 'INR', 'store', 2, 1000
from dim_store join dim_product using (retailer_key) where store_id = 'A1';

insert into load_unit (retailer_key, source, object, object_name, object_path, target, unit, mapping, read, sales, refunds, rejected, already_there, numbered, loaded_at)
values (1, 'events', 'topic', 'retail-transactions', 'retail-transactions', 'event', 0, 'm', 0, 0, 0, 0, 0, true, timestamptz '$now' - interval '3 days');
insert into load_object (retailer_key, object, target, source, object_name, object_path, mapping, units, received_at)
values (1, 'aaaaaaaaaaaa', 'line', 'generated', 'history.csv', 'raw/bazaar/history.csv', 'm', 1, timestamptz '$now' - interval '2 days'),
       (2, 'bbbbbbbbbbbb', 'line', 'harbour', 'harbour.csv', 'raw/harbour/harbour.csv', 'm', 1, timestamptz '$now' - interval '1 day');

insert into rejected_record (load_unit_key, raw_row, rules, raw, rejected_at)
select 1, n * 977, case n % 5 when 0 then array['missing_product_id', 'non_positive_quantity'] when 1 then array['unparsable_sold_at'] when 2 then array['duplicate']
                              when 3 then array['non_positive_quantity'] else array['wrong_column_count'] end,
       'T' || n * 31 || ',S00' || n % 9 || ',' || case n % 5 when 0 then '' else 'P0' || n * 7 % 120 end || ',' || case n % 5 when 3 then '-1' else '2' end || ',' ||
       case n % 5 when 1 then '31/31/2025' else '2025-01-' || lpad((n % 28 + 1)::text, 2, '0') end || ' 10:00,249.00', timestamptz '$now' - interval '2 days'
from generate_series(1, 60) n;

insert into late_event (origin_unit, origin_row, topic, retailer, store_id, event_id, event_time, arrived_at, window_start)
select 3, n, 'retail-transactions', 'bazaar', 'S00' || n % 9 + 1, 'L' || n, timestamptz '$now' - n * interval '17 minutes' - interval '12 minutes',
       timestamptz '$now' - n * interval '17 minutes', date_trunc('minute', timestamptz '$now' - n * interval '17 minutes' - interval '12 minutes')
from generate_series(1, 25) n;

-- Most of the last hour as the stream would have it.
insert into transactions_summary (retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue, unique_customers)
select 'bazaar', minute, minute + interval '1 minute', 'S' || lpad(s::text, 3, '0'), 'INR', 1 + (s + n) % 3, (1 + (s + n) % 3) * (200 + n * 13 % 170), 1
from generate_series(0, 45) n cross join generate_series(1, 12) s
cross join lateral (select date_trunc('minute', timestamptz '$now') - n * interval '1 minute' as minute) m
where (s * 7 + n) % 4 <> 0;
insert into stream_progress (topic, writer, watermark, events, rejected, duplicates, late, events_per_second, latency_p50_ms, latency_p99_ms, started_at)
values ('retail-transactions', 0, '$now', 9985, 15, 3, 2, 19.6, 6.2, 31, timestamptz '$now' - interval '1 hour');

-- Every product in every shop of bazaar, and how fast it sold in the 28 days before today.
insert into product_pace (store_key, product_id, units, currency, sales_amount, units_a_day, abc)
select store_key, product_id, sum(quantity), 'INR', sum(total_amount), sum(quantity) / 28,
       case product_key % 4 when 0 then 'A' when 1 then 'B' else 'C' end
from fact_sales join dim_store using (store_key) join (select product_key, product_id from dim_product) p using (product_key)
where (sold_at at time zone business_zone)::date >= (timestamptz '$now' at time zone business_zone)::date - 28
  and (sold_at at time zone business_zone)::date < (timestamptz '$now' at time zone business_zone)::date
group by store_key, product_id, product_key;
insert into product_pace_state (retailer_key, from_day, to_day)
values (1, (timestamptz '$now' at time zone 'Asia/Kolkata')::date - 28, (timestamptz '$now' at time zone 'Asia/Kolkata')::date);
insert into stock_level (store_key, product_id, current_stock, event_time, event_id, reorder_level)
select s.store_key, p.product_id, (s.store_key * 17 + p.product_key * 29) % 47,
       timestamptz '$now' - (s.store_key + p.product_key) * interval '1 minute', 'E' || s.store_key || '-' || p.product_key, 4 + p.product_key % 5
from dim_store s join dim_product p using (retailer_key)
where retailer_key = 1;
delete from pace_change;

insert into city_product_sales (retailer, store_city, product_id, currency, total_sales, lines)
select retailer, store_city, product_id, f.currency, sum(total_amount), count(*)
from fact_sales f join dim_store using (store_key) join dim_retailer using (retailer_key)
join (select product_key, product_id from dim_product) p using (product_key)
group by 1, 2, 3, 4;
