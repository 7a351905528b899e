package io.haat.bench.load;

import io.haat.bench.report.Limit;

/** What is promised for two cores. Sizes without a promise are measured for the record. */
final class LoadLimits {
  private static final long ONE_MILLION = 1_000_000;
  private static final long TEN_MILLION = 10_000_000;

  private LoadLimits() {}

  /** How many times as long as a bare COPY a load may take. */
  static Limit loadToCopy(long rows) {
    return rows == TEN_MILLION ? Limit.atMost(2.0) : Limit.none();
  }

  static Limit loadSeconds(long rows) {
    if (rows == ONE_MILLION) {
      return Limit.atMost(5);
    }
    return rows == TEN_MILLION ? Limit.atMost(40) : Limit.none();
  }

  /** How many times as long as hand-written SQL the transform may take. */
  static Limit transformToSql(long rows) {
    return rows >= ONE_MILLION ? Limit.atMost(2.0) : Limit.none();
  }

  static Limit generateSeconds(long rows) {
    return rows == ONE_MILLION ? Limit.atMost(2) : Limit.none();
  }

  static Limit generateRate(long rows) {
    return rows == TEN_MILLION ? Limit.atLeast(1_000_000) : Limit.none();
  }

  static Limit peakMegabytes(long rows) {
    return rows == TEN_MILLION ? Limit.atMost(1200) : Limit.none();
  }

  /** Memory beyond ten million rows does not grow; 5 % is what runs differ by anyway. */
  static Limit memoryGrowth(long rows, long fromRows) {
    return fromRows == TEN_MILLION && rows > fromRows ? Limit.atMost(1.05) : Limit.none();
  }
}
