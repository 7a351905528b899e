package io.haat.model.event;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads times in UTC: {@code 2024-05-31T17:45:30.123456Z}, the fraction and the seconds optional,
 * {@code +00:00} in place of {@code Z}. What is finer than a microsecond is cut off.
 */
final class InstantText {
  /** What no time comes to. */
  static final long NONE = Long.MIN_VALUE;

  private static final int MINUTES_END = 16;
  private static final int MICRO_PLACES = 6;
  private static final long SECONDS_PER_DAY = 86_400;

  private InstantText() {}

  /** Microseconds since 1970-01-01T00:00Z, or {@link #NONE}. */
  static long micros(char[] text, int offset, int length) {
    if (length < MINUTES_END + 1
        || text[offset + 4] != '-'
        || text[offset + 7] != '-'
        || text[offset + 10] != 'T'
        || text[offset + 13] != ':') {
      return NONE;
    }
    int year = digits(text, offset, 4);
    int month = digits(text, offset + 5, 2);
    int day = digits(text, offset + 8, 2);
    int hour = digits(text, offset + 11, 2);
    int minute = digits(text, offset + 14, 2);
    int end = offset + length;
    int i = offset + MINUTES_END;
    int second = 0;
    int micros = 0;
    if (i + 2 < end && text[i] == ':') {
      second = digits(text, i + 1, 2);
      i += 3;
      if (i < end && text[i] == '.') {
        int from = ++i;
        for (; i < end && isDigit(text[i]); i++) {
          if (i - from < MICRO_PLACES) {
            micros = micros * 10 + (text[i] - '0');
          }
        }
        if (i == from) {
          return NONE;
        }
        for (int place = i - from; place < MICRO_PLACES; place++) {
          micros *= 10;
        }
      }
    }
    if (!isUtc(text, i, end) || !isDate(year, month, day) || !isTime(hour, minute, second)) {
      return NONE;
    }
    long seconds =
        LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY
            + hour * 3_600L
            + minute * 60L
            + second;
    return seconds * 1_000_000 + micros;
  }

  private static boolean isUtc(char[] text, int at, int end) {
    if (end - at == 1) {
      return text[at] == 'Z';
    }
    return end - at == 6 && new String(text, at, 6).equals("+00:00");
  }

  private static boolean isDate(int year, int month, int day) {
    return year >= 0
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  private static boolean isTime(int hour, int minute, int second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  }

  /** The number that so many digits make, or -1. */
  private static int digits(char[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(text[i])) {
        return -1;
      }
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
