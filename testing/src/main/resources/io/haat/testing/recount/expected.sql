-- What the topics say, an event's first record only. Times are microseconds since 1970-01-01T00:00Z; arrived is the time
-- of the broker.
create temporary table expected_sale (
  retailer text collate "C", store_id text collate "C", transaction_id text collate "C", line_no integer,
  micros bigint, product_id text collate "C", customer_id text collate "C",
  quantity numeric, unit_price numeric, discount numeric, total_amount numeric, currency text collate "C",
  payment_method text collate "C", channel text collate "C",
  topic_id text collate "C", partition integer, position bigint, arrived bigint);

create temporary table expected_refund (
  retailer text collate "C", store_id text collate "C", refund_id text collate "C",
  micros bigint, product_id text collate "C", customer_id text collate "C",
  quantity numeric, unit_price numeric, total_amount numeric, currency text collate "C",
  reason text collate "C", original_transaction_id text collate "C",
  topic_id text collate "C", partition integer, position bigint, arrived bigint);

create temporary table expected_stock (
  retailer text collate "C", store_id text collate "C", event_id text collate "C",
  micros bigint, product_id text collate "C", warehouse_id text collate "C", event_type text collate "C",
  quantity_change numeric, current_stock numeric, reorder_level numeric,
  topic_id text collate "C", partition integer, position bigint, arrived bigint);

create temporary table expected_customer (
  retailer text collate "C", event_id text collate "C", micros bigint, customer_id text collate "C",
  event_type text collate "C", session_duration_s integer, page_views integer,
  device text collate "C", channel text collate "C",
  topic_id text collate "C", partition integer, position bigint, arrived bigint);

create temporary table expected_reject (
  topic text collate "C", topic_id text collate "C", partition integer, position bigint,
  rules text collate "C", digest text collate "C");

-- What stands in the topic of dead letters; a letter may come twice.
create temporary table found_letter (
  topic text collate "C", partition integer, position bigint, rules text collate "C", digest text collate "C");
