-- What the stream does in the background (corrections, rollups) and has not succeeded in since; empty where all is well.
create table background_failure (
  work          text primary key,
  failing_since timestamptz not null default clock_timestamp(),
  failed_at     timestamptz not null default clock_timestamp(),
  message       text not null
);
