delete from product_sales_quarterly
where group_key in (select group_key from store_group where retailer_key = :retailer::smallint) and quarter = :quarter::date
