package io.haat.bench.api;

import io.haat.bench.report.Limit;

/** What is promised for two cores and ten million rows, with the load from a second process. */
final class ApiLimits {
  static final Limit SINGLE_MILLIS = Limit.atMost(50);
  static final Limit RARE_MILLIS = Limit.atMost(500);

  /** What a change of a filter may take until it is drawn. */
  static final Limit PAGE_MILLIS = Limit.atMost(200);

  static final Limit CACHED_RATE = Limit.atLeast(2_000);
  static final Limit CACHED_TO_PEER = Limit.atLeast(5);
  static final Limit UNCACHED_TO_PEER = Limit.atLeast(1.5);
  static final Limit PUSH_MILLIS = Limit.atMost(500);

  private ApiLimits() {}
}
