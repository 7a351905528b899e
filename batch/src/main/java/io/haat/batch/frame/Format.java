package io.haat.batch.frame;

/** How the text of a raw object is laid out. */
public enum Format {
  /** Delimited records as RFC 4180 describes them. */
  CSV,
  /** One array of objects, or objects one after another. */
  JSON,
  /** One object per line. */
  JSONL
}
