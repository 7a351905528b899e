package io.haat.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a report.
 *
 * @param part the part of the benchmark, for instance {@code copy}
 * @param what was measured
 * @param rows of the generated file, broken ones included
 * @param runs what each repetition gave; empty for a figure that follows from others
 */
public record Figure(
    String part, String what, long rows, double value, List<Double> runs, Unit unit, Limit limit) {
  public Figure {
    runs = List.copyOf(runs);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(what + " came to " + value);
    }
  }

  /** The median of repeated times. */
  public static Figure seconds(String part, String what, long rows, List<Double> runs) {
    return new Figure(part, what, rows, median(runs), runs, Unit.SECONDS, Limit.none());
  }

  /** How many times as long one took as the other. */
  public static Figure ratio(String part, Figure took, Figure asOther) {
    if (took.rows() != asOther.rows() || took.unit() != asOther.unit()) {
      throw new IllegalArgumentException("not comparable: " + took + " and " + asOther);
    }
    String what = took.what() + " / " + asOther.what();
    double value = took.value() / asOther.value();
    return new Figure(part, what, took.rows(), value, List.of(), Unit.RATIO, Limit.none());
  }

  /**
   * How fast a time of this figure is.
   *
   * @param count of the rows that were handled in that time
   */
  public Figure rate(long count) {
    return new Figure(
        part, what, rows, count / value, List.of(), Unit.ROWS_PER_SECOND, Limit.none());
  }

  public Figure within(Limit newLimit) {
    return new Figure(part, what, rows, value, runs, unit, newLimit);
  }

  public Verdict verdict() {
    return limit.verdict(value);
  }

  static double median(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    var sorted = new ArrayList<>(values);
    sorted.sort(null);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
