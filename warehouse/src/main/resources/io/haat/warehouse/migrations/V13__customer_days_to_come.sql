-- How many lines a day has of which customer_sales_daily must be made anew, as far as those who touched it know: so many days
-- are counted from the facts when they are asked for before that (customer_days_counted).
alter table customer_change add column lines bigint not null default 0;

create or replace function log_changed_customers() returns trigger language plpgsql set search_path from current as $$
begin
  if coalesce(current_setting('haat.folding', true), '') <> 'on' then
    insert into customer_change (retailer_key, day, lines)
    select s.retailer_key, c.hour::date, sum(c.lines) from changed c join dim_store s using (store_key) group by 1, 2;
  end if;
  return null;
end $$;
