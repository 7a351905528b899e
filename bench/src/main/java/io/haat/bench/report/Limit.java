package io.haat.bench.report;

/** What a figure is held against. */
public sealed interface Limit {
  /** Whether the figure is good enough. */
  Verdict verdict(double measured);

  /** For the record only. */
  record None() implements Limit {
    @Override
    public Verdict verdict(double measured) {
      return Verdict.RECORDED;
    }
  }

  /** The limit itself is good enough. */
  record AtMost(double value) implements Limit {
    @Override
    public Verdict verdict(double measured) {
      return measured <= value ? Verdict.OK : Verdict.MISSED;
    }
  }

  /** The limit itself is good enough. */
  record AtLeast(double value) implements Limit {
    @Override
    public Verdict verdict(double measured) {
      return measured >= value ? Verdict.OK : Verdict.MISSED;
    }
  }

  static Limit none() {
    return new None();
  }

  static Limit atMost(double value) {
    return new AtMost(value);
  }

  static Limit atLeast(double value) {
    return new AtLeast(value);
  }
}
