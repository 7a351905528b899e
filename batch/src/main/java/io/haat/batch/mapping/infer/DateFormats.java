package io.haat.batch.mapping.infer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds how the moments of a column are written. */
final class DateFormats {
  /** {@code instant()} takes so many. */
  private static final int MAX_FORMATS = 4;

  /** What was found. */
  sealed interface Found {}

  /**
   * The formats are known.
   *
   * @param formats for {@code strptime}; none if all moments are ISO 8601
   * @param share of the values that have one of them, from 0 to 1
   */
  record Certain(List<String> formats, double share) implements Found {
    boolean datesOnly() {
      return !formats.isEmpty() && formats.stream().noneMatch(DateShape::hasTime);
    }
  }

  /**
   * Days and months cannot be told apart.
   *
   * @param cause why, with an example, and what would decide
   */
  record Ambiguous(String cause) implements Found {}

  record NoDates() implements Found {}

  private DateFormats() {}

  /**
   * Looks at all values; a few may be dirt.
   *
   * @param values none blank
   */
  static Found of(List<String> values) {
    var counts = new HashMap<String, Integer>();
    var order = new DayMonthOrder();
    for (String value : values) {
      Optional<DateShape> shape = DateShape.of(value);
      shape.ifPresent(found -> counts.merge(found.format(), 1, Integer::sum));
      shape.ifPresent(found -> order.see(found, value));
    }
    List<String> usual =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MAX_FORMATS)
            .map(Map.Entry::getKey)
            .toList();
    double fitting = usual.stream().mapToInt(format -> counts.getOrDefault(format, 0)).sum();
    double share = values.isEmpty() ? 0 : fitting / values.size();
    if (share < 0.8) {
      return new NoDates();
    }
    if (usual.stream().anyMatch(format -> format.contains("<1>"))) {
      Optional<String> unclear = order.unclear(values.size());
      if (unclear.isPresent()) {
        return new Ambiguous(unclear.get());
      }
    }
    return new Certain(formats(usual, order), share);
  }

  private static List<String> formats(List<String> usual, DayMonthOrder order) {
    if (usual.equals(List.of(DateShape.ISO))) {
      return List.of();
    }
    return usual.stream()
        .flatMap(
            format ->
                format.equals(DateShape.ISO)
                    ? List.of("%Y-%m-%d %H:%M:%S", "%Y-%m-%d").stream()
                    : List.of(order.apply(format)).stream())
        .limit(MAX_FORMATS)
        .toList();
  }
}
