-- Current stock of some stores beside what they sold in the last days, with totals over all of it on every row.
with asked_store as (
  select store_key, retailer_key, retailer, store_id from dim_store join dim_retailer using (retailer_key)
  where store_key = any (:stores::integer[])),
product as (
  select retailer_key, product_id, product_name, category from dim_product
  where is_current and retailer_key in (select retailer_key from asked_store)),
wanted as (
  select distinct retailer_key, product_id from dim_product where product_key = any (:products::integer[])),
stock as materialized (
  select found.*,
         case when current_stock <= 0 then 'out' when cover is null then 'unsold' when cover < 3 then 'under_3'
              when cover < 7 then 'under_7' when cover < 14 then 'under_14' when cover < 28 then 'under_28'
              when cover < 56 then 'under_56' else 'more' end as bucket
  from (
    select l.store_key, l.product_id, l.current_stock, l.reorder_level, l.low_stock, l.event_time, p.units, p.abc,
           l.current_stock::double precision / nullif(p.units_a_day, 0) as cover
    from stock_level l left join product_pace p on p.store_key = l.store_key and p.product_id = l.product_id
    where l.store_key = any (:stores::integer[])
      and (:products::integer[] is null
           or (l.store_key, l.product_id) in (select store_key, product_id from asked_store join wanted using (retailer_key)))
    offset 0) found),
counted as (
  select count(*) as all_products, count(*) filter (where low_stock) as all_low,
         coalesce(sum(current_stock), 0) as all_stock, coalesce(sum(units), 0) as all_units_sold,
         count(*) filter (where bucket = 'out') as all_out, count(*) filter (where bucket = 'unsold') as all_unsold,
         count(*) filter (where bucket = 'under_3') as all_under_3, count(*) filter (where bucket = 'under_7') as all_under_7,
         count(*) filter (where bucket = 'under_14') as all_under_14, count(*) filter (where bucket = 'under_28') as all_under_28,
         count(*) filter (where bucket = 'under_56') as all_under_56, count(*) filter (where bucket = 'more') as all_more
  from stock),
total as (
  select *, round(all_units_sold / 28, 4) as all_units_per_day,
         round(all_stock * 28 / nullif(all_units_sold, 0), 1) as all_days_of_cover,
         round(all_units_sold / nullif(all_units_sold + greatest(all_stock, 0), 0), 6) as all_sell_through
  from counted),
page as (
  select * from stock
  where (:low_stock::boolean is null or low_stock = :low_stock::boolean)
    and (:cover::text is null or bucket = :cover::text)
  order by low_stock desc, cover nulls last, store_key, product_id
  limit :most::integer offset :skip::integer)
select total.*, s.retailer, s.store_id as store, page.product_id as product, product_name, category,
       page.current_stock as stock, page.reorder_level, page.low_stock, coalesce(page.units, 0) as units_sold,
       round(coalesce(page.units, 0) / 28, 4) as units_per_day, round(page.current_stock * 28 / nullif(page.units, 0), 1) as days_of_cover,
       round(coalesce(page.units, 0) / nullif(coalesce(page.units, 0) + greatest(page.current_stock, 0), 0), 6) as sell_through,
       coalesce(abc, 'C') as abc, page.event_time
from total left join page on true
left join asked_store s using (store_key)
left join product on product.retailer_key = s.retailer_key and product.product_id = page.product_id
order by page.low_stock desc, page.cover nulls last, page.store_key, page.product_id
