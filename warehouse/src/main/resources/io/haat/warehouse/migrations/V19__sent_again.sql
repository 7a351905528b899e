-- Rejected events that were sent again, and are rejects no longer. The stream may read them once more, from an earlier
-- checkpoint: then they do not come back.
create table reject_sent_again (
  load_unit_key integer not null references load_unit,
  raw_row       bigint not null,
  sent_at       timestamptz not null default clock_timestamp(),
  primary key (load_unit_key, raw_row)
);
