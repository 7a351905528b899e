-- Answers to writes that named an idempotency key, so that a retry gets the same one. A row without a status is a request in
-- hand. Rows of more than a day are deleted.
create table posted_answer (
  idempotency_key text collate "C" primary key,
  request_hash    bytea not null,                 -- SHA-256 of what was asked for
  claimed_at      timestamptz not null default clock_timestamp(),
  status          smallint,
  body            bytea                           -- JSON
);
create index posted_answer_age on posted_answer (claimed_at);
