package io.haat.batch.mapping;

/** How a source's files are written; each may be compressed with gzip or zstd. */
public enum Format {
  CSV,
  /** One document: an array of objects, or one object. */
  JSON,
  /** One object on each line. */
  JSONL,
  PARQUET
}
