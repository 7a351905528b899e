package io.haat.bench.report;

/** What became of a figure and its limit. */
public enum Verdict {
  OK("ok"),
  MISSED("MISSED"),
  /** There is no limit. */
  RECORDED("");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
