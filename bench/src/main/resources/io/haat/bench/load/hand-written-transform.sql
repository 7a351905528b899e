-- What somebody who knows DuckDB writes by hand to turn a generated file into clean Parquet: the same conditions as the
-- rules' and the mapping's, the same duplicates, the same columns. Statements are parted by ";".
-- It is easier on itself than Haat must be: numbers are cast without a look at their shape, lines that DuckDB cannot
-- parse are left to its reject tables (some lines after a stray quote are lost), all months go into one file.
-- One query with window functions over all lines takes several times as long; so does reading the file twice.
create view record as
select row_number() over () as raw_row, *
from read_csv(:file, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
  ignore_errors = true, store_rejects = true, parallel = true,
  columns = {transaction_id: 'VARCHAR', line_no: 'VARCHAR', kind: 'VARCHAR', sold_at: 'VARCHAR', store_id: 'VARCHAR',
    store_name: 'VARCHAR', store_city: 'VARCHAR', store_region: 'VARCHAR', store_tier: 'VARCHAR', product_id: 'VARCHAR',
    product_name: 'VARCHAR', category: 'VARCHAR', customer_id: 'VARCHAR', quantity: 'VARCHAR', unit_price: 'VARCHAR',
    discount: 'VARCHAR', total_amount: 'VARCHAR', payment_method: 'VARCHAR', channel: 'VARCHAR', reason: 'VARCHAR',
    original_transaction_id: 'VARCHAR'});
create view parsed as
select raw_row, transaction_id, line_no, kind, timezone('UTC', try_cast(sold_at as timestamptz)) as sold_at, store_id, store_name, store_city,
  store_region, store_tier, product_id, product_name, category, customer_id,
  try_cast(quantity as decimal(18, 3)) as quantity, try_cast(unit_price as decimal(18, 4)) as unit_price,
  coalesce(try_cast(discount as decimal(18, 4)), 0) as discount,
  try_cast(total_amount as decimal(18, 4)) as total_amount, 'INR' as currency, payment_method, channel, reason,
  original_transaction_id
from record;
create view judged as
select *, cast(sold_at + interval '5 hours 30 minutes' as date) as sold_on,
  case when transaction_id is null or transaction_id not like 'S%' then 1 else 0 end
  + case when product_id is null or product_id not like 'P%' then 2 else 0 end
  + case when sold_at is null then 4 else 0 end
  + case when unit_price is null then 8 else 0 end
  + case when quantity is null and kind = 'sale' then 16 else 0 end
  + case when quantity <= 0 then 32 else 0 end
  + case when unit_price < 0 then 64 else 0 end
  + case when abs(total_amount - (cast(quantity as decimal(19, 3)) * unit_price - discount)) > 0.01 then 128 else 0 end
  + case when abs(total_amount) >= 1000000000000 then 256 else 0 end
  + case when sold_at < timestamp '1990-01-01' or sold_at > now()::timestamp + interval 1 day then 512 else 0 end
  + case when kind is null or kind not in ('sale', 'refund') then 1024 else 0 end as broken
from parsed;
create temp table line as
select *, hash(store_id, kind, transaction_id, line_no) as identity from judged;
create temp table repeated as
select identity, min(raw_row) as first_row from line where broken = 0 group by identity having count(*) > 1;
copy (
  select line.* exclude (broken, identity), null::decimal(18, 4) as tax_amount, null::varchar as customer_name
  from line left join repeated using (identity)
  where broken = 0 and (first_row is null or raw_row = first_row))
to :lines (format parquet, compression zstd, compression_level 1);
copy (
  select line.* exclude (identity)
  from line left join repeated using (identity)
  where broken > 0 or raw_row > first_row)
to :rejected (format parquet, compression zstd, compression_level 1);
copy (select * from reject_errors) to :unreadable (format parquet, compression zstd, compression_level 1);
