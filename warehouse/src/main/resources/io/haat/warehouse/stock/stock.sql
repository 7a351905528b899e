-- Current stock of some stores beside what they sold in the last days, with totals over all of it on every row.
with asked_store as (
  select store_key, retailer_key, retailer, store_id from dim_store join dim_retailer using (retailer_key)
  where store_key = any (:stores::integer[])),
product as materialized (
  select retailer_key, product_id, product_name, category from dim_product
  where is_current and retailer_key in (select retailer_key from asked_store)),
-- Of some products, whose rows are few; without them the totals are kept, and the page is found by its order.
wanted as (
  select product_id, array_agg(store_key) as store_keys
  from dim_product join asked_store using (retailer_key)
  where is_current and product_key = any (:products::integer[])
  group by retailer_key, product_id),
of_products as materialized (
  -- Product by product (offset 0), all its stores at once.
  select l.* from wanted cross join lateral (
    select * from stock_level x where x.product_id = wanted.product_id and x.store_key = any (wanted.store_keys)
    offset 0) l),
cell as (
  select bucket, low_stock, products, stock, units_sold
  from stock_total where :products::integer[] is null and store_key = any (:stores::integer[])
  union all
  select bucket, low_stock, 1, current_stock, coalesce(units_sold, 0) from of_products),
counted as (
  select coalesce(sum(products), 0)::bigint as all_products, coalesce(sum(products) filter (where low_stock), 0)::bigint as all_low,
         coalesce(sum(stock), 0) as all_stock, coalesce(sum(units_sold), 0) as all_units_sold,
         coalesce(sum(products) filter (where bucket = 'out'), 0)::bigint as all_out,
         coalesce(sum(products) filter (where bucket = 'unsold'), 0)::bigint as all_unsold,
         coalesce(sum(products) filter (where bucket = 'under_3'), 0)::bigint as all_under_3,
         coalesce(sum(products) filter (where bucket = 'under_7'), 0)::bigint as all_under_7,
         coalesce(sum(products) filter (where bucket = 'under_14'), 0)::bigint as all_under_14,
         coalesce(sum(products) filter (where bucket = 'under_28'), 0)::bigint as all_under_28,
         coalesce(sum(products) filter (where bucket = 'under_56'), 0)::bigint as all_under_56,
         coalesce(sum(products) filter (where bucket = 'more'), 0)::bigint as all_more
  from cell),
total as (
  select *, round(all_units_sold / 28, 4) as all_units_per_day,
         round(all_stock * 28 / nullif(all_units_sold, 0), 1) as all_days_of_cover,
         round(all_units_sold / nullif(all_units_sold + greatest(all_stock, 0), 0), 6) as all_sell_through
  from counted),
-- Stores with stock whose pace is still to be made, or to be brought to their stock for the first time.
uncounted as (
  select count(*) as all_stores_to_come
  from asked_store s cross join lateral (
    select from stock_total t where t.store_key = s.store_key having sum(products) > 0 and bool_and(units_sold = 0)) unpaced
  where exists (select from pace_change c where c.store_key = s.store_key)
     or not exists (select from product_pace_state p where p.retailer_key = s.retailer_key)),
page as (
  (select store_key, product_id, current_stock, reorder_level, low_stock, cover, units_sold, abc, event_time
   from stock_level
   where :products::integer[] is null and store_key = any (:stores::integer[])
     and (:low_stock::boolean is null or low_stock = :low_stock::boolean)
     and (:cover::text is null or bucket = :cover::text)
   order by low_stock desc, cover nulls last, store_key, product_id
   limit :most::integer offset :skip::integer)
  union all
  (select store_key, product_id, current_stock, reorder_level, low_stock, cover, units_sold, abc, event_time
   from of_products
   where (:low_stock::boolean is null or low_stock = :low_stock::boolean)
     and (:cover::text is null or bucket = :cover::text)
   order by low_stock desc, cover nulls last, store_key, product_id
   limit :most::integer offset :skip::integer))
select total.*, all_stores_to_come, s.retailer, s.store_id as store, page.product_id as product, product_name, category,
       page.current_stock as stock, page.reorder_level, page.low_stock, coalesce(page.units_sold, 0) as units_sold,
       round(coalesce(page.units_sold, 0) / 28, 4) as units_per_day, round(page.current_stock * 28 / nullif(page.units_sold, 0), 1) as days_of_cover,
       round(coalesce(page.units_sold, 0) / nullif(coalesce(page.units_sold, 0) + greatest(page.current_stock, 0), 0), 6) as sell_through,
       coalesce(abc, 'C') as abc, page.event_time
from total cross join uncounted left join page on true
left join asked_store s using (store_key)
left join product on product.retailer_key = s.retailer_key and product.product_id = page.product_id
order by page.low_stock desc, page.cover nulls last, page.store_key, page.product_id
