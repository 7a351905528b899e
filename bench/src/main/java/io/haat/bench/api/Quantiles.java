package io.haat.bench.api;

import io.haat.bench.report.Figure;
import io.haat.bench.report.Limit;
import io.haat.bench.report.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Latencies by their order. */
final class Quantiles {
  private Quantiles() {}

  /** The least value that so large a part of them does not exceed. */
  static double of(List<Double> values, double share) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    var sorted = new ArrayList<>(values);
    sorted.sort(null);
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  /** Named p50, p99 and the like. */
  static Figure figure(String part, String what, long rows, List<Double> millis, double share) {
    String name = String.format(Locale.ROOT, "%s, p%.0f", what, share * 100);
    double value = of(millis, share);
    return new Figure(part, name, rows, value, List.of(), Unit.MILLISECONDS, Limit.none());
  }
}
