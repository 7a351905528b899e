package io.haat.simulator.csv;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file holds; {@code rows = sales + refunds + bad rows}.
 *
 * @param rows records without the header
 * @param sales clean lines of sales
 * @param refunds clean lines of refunds
 * @param byRule bad rows by the name of the one rule that each breaks; rules that none breaks are
 *     absent
 */
public record GeneratedCounts(long rows, long sales, long refunds, Map<String, Long> byRule) {
  public GeneratedCounts {
    byRule = Collections.unmodifiableMap(new LinkedHashMap<>(byRule));
    long bad = byRule.values().stream().mapToLong(Long::longValue).sum();
    if (rows != sales + refunds + bad) {
      throw new IllegalArgumentException(
          rows + " rows are not " + sales + " sales, " + refunds + " refunds and " + bad + " bad");
    }
  }

  static GeneratedCounts of(long sales, long refunds, EnumMap<Defect, Long> bad) {
    Map<String, Long> byRule = new LinkedHashMap<>();
    bad.forEach((defect, count) -> byRule.put(defect.rule(), count));
    long rejected = bad.values().stream().mapToLong(Long::longValue).sum();
    return new GeneratedCounts(sales + refunds + rejected, sales, refunds, byRule);
  }

  /** All bad rows, whatever their rule. */
  public long bad() {
    return rows - sales - refunds;
  }
}
