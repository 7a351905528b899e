delete from product_sales_pentads
where group_key in (select group_key from store_group where retailer_key = :retailer::smallint) and pentad = :pentad::date
