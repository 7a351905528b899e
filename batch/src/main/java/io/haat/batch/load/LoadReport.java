package io.haat.batch.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows of one or more files: {@code read = sales + refunds + rejected +
 * alreadyThere}.
 *
 * @param rejectedByRule how many records broke each rule; a record that broke two counts under both
 */
public record LoadReport(
    int files,
    long read,
    long sales,
    long refunds,
    long rejected,
    Map<String, Long> rejectedByRule,
    long alreadyThere,
    Duration took) {
  public LoadReport {
    rejectedByRule = Map.copyOf(rejectedByRule);
    if (read != sales + refunds + rejected + alreadyThere) {
      throw new IllegalArgumentException("rows are lost: read " + read);
    }
  }

  /** Nothing yet. */
  public static LoadReport empty() {
    return new LoadReport(0, 0, 0, 0, 0, Map.of(), 0, Duration.ZERO);
  }

  public LoadReport plus(LoadReport other) {
    var rules = new TreeMap<>(rejectedByRule);
    other.rejectedByRule.forEach((rule, count) -> rules.merge(rule, count, Long::sum));
    return new LoadReport(
        files + other.files,
        read + other.read,
        sales + other.sales,
        refunds + other.refunds,
        rejected + other.rejected,
        rules,
        alreadyThere + other.alreadyThere,
        took.plus(other.took));
  }

  /** The same counts for so many files and so much time. */
  public LoadReport of(int newFiles, Duration newTook) {
    return new LoadReport(
        newFiles, read, sales, refunds, rejected, rejectedByRule, alreadyThere, newTook);
  }
}
