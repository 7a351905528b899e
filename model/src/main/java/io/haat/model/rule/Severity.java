package io.haat.model.rule;

/** What a broken rule does to its record. */
public enum Severity {
  /** The record is kept with its raw text among the rejected ones and counts in no figure. */
  REJECT,
  /** The record is kept and counted; the finding is reported. */
  WARN
}
