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

create or replace view v_refunds as
select r.retailer, f.transaction_id, f.line_no, f.sold_at,
       s.store_id, s.store_city, s.store_region,
       p.product_id, p.product_name, p.category,
       c.customer_id,
       f.quantity, f.unit_price, f.discount, f.total_amount, f.currency,
       f.payment_method, f.channel,
       (f.sold_at at time zone s.business_zone)::date as sold_on,
       f.reason, f.original_transaction_id
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

create or replace view v_rejected as
select r.retailer, u.source, u.object_name, u.object, x.raw_row, x.rules, x.raw, x.rejected_at
from rejected_record x
join load_unit u using (load_unit_key)
join dim_retailer r using (retailer_key);
