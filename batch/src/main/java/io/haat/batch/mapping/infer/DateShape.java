package io.haat.batch.mapping.infer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one moment is written.
 *
 * @param format as {@code strptime} reads it, with {@code <1>} and {@code <2>} for two numbers of
 *     which one is the day and the other the month; empty for ISO 8601
 * @param first the first of those two numbers, or 0
 * @param second the second of them, or 0
 */
record DateShape(String format, int first, int second) {
  static final String ISO = "";
  private static final Pattern ISO_MOMENT =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d([ T]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?\\s?(Z|[+-]\\d\\d(:?\\d\\d)?)?)?");
  private static final Pattern DATE =
      Pattern.compile(
          "(?:(?<year>\\d{4})(?<s1>[-/.])\\d{1,2}\\k<s1>\\d{1,2}"
              + "|(?<a>\\d{1,2})(?<s2>[-/.])(?<b>\\d{1,2})\\k<s2>(?<y>\\d{4}|\\d{2})"
              + "|\\d{1,2}(?<s3>[- ])(?<month>[A-Za-z]{3,9})\\k<s3>(?<y2>\\d{4}|\\d{2})"
              + "|(?<month2>[A-Za-z]{3,9}) \\d{1,2}(?<comma>,?) (?<y3>\\d{4})"
              + "|(?<compact>(?:19|20)\\d{6}))"
              + "(?<time>[ T].*)?");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<sep>[ T])\\d{1,2}:\\d\\d(?<sec>:\\d\\d(?<frac>\\.\\d+)?)?(?<ampm>(?<sp> ?)[AaPp][Mm])?"
              + "(?<zone>(?<zs> ?)[+-]\\d\\d:?\\d\\d)?");

  static Optional<DateShape> of(String value) {
    if (ISO_MOMENT.matcher(value).matches()) {
      return Optional.of(new DateShape(ISO, 0, 0));
    }
    Matcher date = DATE.matcher(value);
    if (!date.matches()) {
      return Optional.empty();
    }
    Optional<String> time = time(date.group("time"));
    if (time.isEmpty()) {
      return Optional.empty();
    }
    if (date.group("a") == null) {
      return Optional.of(new DateShape(dayFormat(date) + time.get(), 0, 0));
    }
    String separator = date.group("s2");
    String format = "<1>" + separator + "<2>" + separator + year(date.group("y")) + time.get();
    return Optional.of(
        new DateShape(
            format, Integer.parseInt(date.group("a")), Integer.parseInt(date.group("b"))));
  }

  /** A time of day alone, as {@code strptime} reads it behind a date and a space. */
  static Optional<String> timeOfDay(String value) {
    return value.matches("\\d.*") ? time(" " + value) : Optional.empty();
  }

  /** Whether the format has a time of day; ISO moments are not asked. */
  static boolean hasTime(String format) {
    return format.contains("%H") || format.contains("%I");
  }

  private static String dayFormat(Matcher date) {
    if (date.group("year") != null) {
      return "%Y" + date.group("s1") + "%m" + date.group("s1") + "%d";
    }
    if (date.group("month") != null) {
      String separator = date.group("s3");
      return "%d" + separator + month(date.group("month")) + separator + year(date.group("y2"));
    }
    if (date.group("month2") != null) {
      return month(date.group("month2")) + " %d" + date.group("comma") + " %Y";
    }
    return "%Y%m%d";
  }

  private static Optional<String> time(@Nullable String text) {
    if (text == null) {
      return Optional.of("");
    }
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    String format = time.group("sep") + (time.group("ampm") == null ? "%H:%M" : "%I:%M");
    format += time.group("sec") == null ? "" : time.group("frac") == null ? ":%S" : ":%S.%f";
    format += time.group("ampm") == null ? "" : time.group("sp") + "%p";
    format += time.group("zone") == null ? "" : time.group("zs") + "%z";
    return Optional.of(format);
  }

  private static String month(String name) {
    return name.length() == 3 ? "%b" : "%B";
  }

  private static String year(String digits) {
    return digits.length() == 4 ? "%Y" : "%y";
  }
}
