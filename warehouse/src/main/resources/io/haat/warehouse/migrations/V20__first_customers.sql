-- Who bought a line is counted by the customer's first version, in lines by product too: so far they named the version of the time.
comment on column lines_by_product.customer_key is 'of the customer''s first version; null: not known';

update lines_by_product x set customer_key = f.customer_key
from dim_customer l join dim_customer f on f.retailer_key = l.retailer_key and f.customer_id = l.customer_id and f.valid_from = '-infinity'
where l.valid_from > '-infinity' and x.customer_key = l.customer_key;
