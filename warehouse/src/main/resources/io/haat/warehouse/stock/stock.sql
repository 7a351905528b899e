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
  select s.retailer_key, s.retailer, s.store_id, l.product_id, l.current_stock, l.reorder_level, l.low_stock, l.event_time,
         coalesce(p.units, 0) as units, p.currency, coalesce(p.sales_amount, 0) as sales,
         case when p.units > 0 then l.current_stock * 28 / p.units end as cover
  from asked_store s join stock_level l using (store_key)
  left join product_pace p on p.store_key = l.store_key and p.product_id = l.product_id
  where :products::integer[] is null or (s.retailer_key, l.product_id) in (select retailer_key, product_id from wanted)),
-- The products that make up 80 per cent of the sales are A, those that make up the next 15 are B, the others C.
ranked as (
  select retailer_key, product_id, currency,
         case when before < 0.8 * whole then 'A' when before < 0.95 * whole then 'B' else 'C' end as abc
  from (
    select *, sum(sales) over (partition by currency) as whole,
           sum(sales) over (partition by currency order by sales desc, retailer_key, product_id) - sales as before
    from (
      select retailer_key, product_id, currency, sum(sales) as sales
      from stock where sales > 0 group by 1, 2, 3) by_product) running),
placed as (
  select stock.*,
         case when current_stock <= 0 then 'out' when cover is null then 'unsold' when cover < 3 then 'under_3'
              when cover < 7 then 'under_7' when cover < 14 then 'under_14' when cover < 28 then 'under_28'
              when cover < 56 then 'under_56' else 'more' end as bucket
  from stock),
counted as (
  select count(*) as all_products, count(*) filter (where low_stock) as all_low,
         coalesce(sum(current_stock), 0) as all_stock, coalesce(sum(units), 0) as all_units_sold,
         count(*) filter (where bucket = 'out') as all_out, count(*) filter (where bucket = 'unsold') as all_unsold,
         count(*) filter (where bucket = 'under_3') as all_under_3, count(*) filter (where bucket = 'under_7') as all_under_7,
         count(*) filter (where bucket = 'under_14') as all_under_14, count(*) filter (where bucket = 'under_28') as all_under_28,
         count(*) filter (where bucket = 'under_56') as all_under_56, count(*) filter (where bucket = 'more') as all_more
  from placed),
total as (
  select *, round(all_units_sold / 28, 4) as all_units_per_day,
         round(all_stock * 28 / nullif(all_units_sold, 0), 1) as all_days_of_cover,
         round(all_units_sold / nullif(all_units_sold + greatest(all_stock, 0), 0), 6) as all_sell_through
  from counted),
page as (
  select * from placed
  where (:low_stock::boolean is null or low_stock = :low_stock::boolean)
    and (:cover::text is null or bucket = :cover::text)
  order by low_stock desc, cover nulls last, retailer, store_id, product_id
  limit :most::integer offset :skip::integer)
select total.*, page.retailer, page.store_id as store, page.product_id as product, product_name, category,
       page.current_stock as stock, page.reorder_level, page.low_stock, page.units as units_sold,
       round(page.units / 28, 4) as units_per_day, round(page.cover, 1) as days_of_cover,
       round(page.units / nullif(page.units + greatest(page.current_stock, 0), 0), 6) as sell_through,
       case when page.product_id is not null then coalesce(abc, 'C') end as abc, page.event_time
from total left join page on true
left join ranked on (ranked.retailer_key, ranked.product_id, ranked.currency) = (page.retailer_key, page.product_id, page.currency)
left join product on product.retailer_key = page.retailer_key and product.product_id = page.product_id
order by page.low_stock desc, page.cover nulls last, page.retailer, page.store_id, page.product_id
