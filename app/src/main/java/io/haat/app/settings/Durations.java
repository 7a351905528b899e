package io.haat.app.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 500ms}, {@code 90s}, {@code 10m}, {@code 2h}. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Durations() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException unless {@code least <= result <= most}
   */
  public static Duration parse(String text, Duration least, Duration most) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is not a span of time such as 90s, 10m or 1h");
    }
    Duration unit = Objects.requireNonNull(UNITS.get(matcher.group(2)));
    Duration span = unit.multipliedBy(Long.parseLong(matcher.group(1)));
    if (span.compareTo(least) < 0 || span.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "is not a span from %s to %s".formatted(text(least), text(most)));
    }
    return span;
  }

  /** As {@link #parse} reads it, in the greatest unit that fits. */
  public static String text(Duration span) {
    long millis = span.toMillis();
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      long size = Objects.requireNonNull(UNITS.get(unit)).toMillis();
      if (millis > 0 && millis % size == 0) {
        return millis / size + unit;
      }
    }
    return millis == 0 ? "0s" : millis + "ms";
  }
}
