package io.haat.batch.mapping.infer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what tells 03/04 the third of April from the fourth of March. */
final class DayMonthOrder {
  private @Nullable String example;
  private @Nullable String dayFirst;
  private @Nullable String monthFirst;
  private boolean dotted = true;

  void see(DateShape shape, String value) {
    if (shape.first() == 0) {
      return;
    }
    example = example == null ? value : example;
    dotted &= shape.format().startsWith("<1>.");
    if (shape.first() > 12 && shape.second() <= 12 && dayFirst == null) {
      dayFirst = value;
    }
    if (shape.second() > 12 && shape.first() <= 12 && monthFirst == null) {
      monthFirst = value;
    }
  }

  /** Why the order cannot be told, or empty. */
  Optional<String> unclear(int values) {
    if (dayFirst != null && monthFirst != null) {
      return Optional.of(
          dayFirst
              + " has the day first, "
              + monthFirst
              + " the month: the file mixes both orders");
    }
    if (dayFirst == null && monthFirst == null && !dotted) {
      return Optional.of(
          example
              + " may have the day or the month first; a row with a day after the 12th would"
              + " decide, but none of the "
              + values
              + " that were read has one");
    }
    return Optional.empty();
  }

  String apply(String format) {
    boolean monthsFirst = monthFirst != null;
    return format
        .replace("<1>", monthsFirst ? "%m" : "%d")
        .replace("<2>", monthsFirst ? "%d" : "%m");
  }
}
