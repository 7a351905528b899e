package io.haat.batch.reference;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows of one or more reference files: {@code read = inserted + changed +
 * unchanged + rejected}.
 *
 * @param inserted products, stores or customers that were unknown until now
 * @param changed known ones of which the file says something new
 * @param unchanged known ones that are as the file says
 * @param rejectedByRule how many records broke each rule; a record that broke two counts under both
 */
public record ReferenceReport(
    int files,
    long read,
    long inserted,
    long changed,
    long unchanged,
    long rejected,
    Map<String, Long> rejectedByRule,
    Duration took) {
  public ReferenceReport {
    rejectedByRule = Map.copyOf(rejectedByRule);
    if (read != inserted + changed + unchanged + rejected) {
      throw new IllegalArgumentException(
          "%d rows read, but %d + %d + %d + %d accounted for"
              .formatted(read, inserted, changed, unchanged, rejected));
    }
  }

  /** Nothing yet. */
  public static ReferenceReport empty() {
    return new ReferenceReport(0, 0, 0, 0, 0, 0, Map.of(), Duration.ZERO);
  }

  public ReferenceReport plus(ReferenceReport other) {
    var rules = new TreeMap<>(rejectedByRule);
    other.rejectedByRule.forEach((rule, count) -> rules.merge(rule, count, Long::sum));
    return new ReferenceReport(
        files + other.files,
        read + other.read,
        inserted + other.inserted,
        changed + other.changed,
        unchanged + other.unchanged,
        rejected + other.rejected,
        rules,
        took.plus(other.took));
  }

  /** The same counts for so many files and so much time. */
  public ReferenceReport of(int newFiles, Duration newTook) {
    return new ReferenceReport(
        newFiles, read, inserted, changed, unchanged, rejected, rejectedByRule, newTook);
  }
}
