package io.haat.model.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Reads decimals as files' {@code number(text)} does: an optional sign, digits, at most one point;
 * rounded half away from zero to six places and from there to those that are kept; below a
 * trillion.
 */
final class DecimalText {
  /** What no decimal comes to. */
  static final long NONE = Long.MIN_VALUE;

  /** The places that are read before those that are kept. */
  static final int READ_PLACES = 6;

  /** One, in units of the last place that is read. */
  static final long READ_UNIT = 1_000_000;

  private static final long LIMIT_IN_UNITS = 1_000_000_000_000L;
  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final long LIMIT = LIMIT_IN_UNITS * READ_UNIT;
  private static final int LIMIT_DIGITS = 13;

  private DecimalText() {}

  /**
   * The decimal of a JSON string.
   *
   * @param places that are kept, {@code 0 <= places <= 6}
   * @return the value in units of its last place, or {@link #NONE}
   */
  static long ofText(char[] text, int offset, int length, int places) {
    int from = offset;
    int end = offset + length;
    while (from < end && isSpace(text[from])) {
      from++;
    }
    while (end > from && isSpace(text[end - 1])) {
      end--;
    }
    return plain(text, from, end, places);
  }

  /** The decimal of a JSON number, which may have an exponent. */
  static long ofNumber(char[] text, int offset, int length, int places) {
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (text[i] == 'e' || text[i] == 'E') {
        return withExponent(text, offset, length, places);
      }
    }
    return plain(text, offset, end, places);
  }

  private static long plain(char[] text, int from, int end, int places) {
    int i = from;
    boolean negative = false;
    if (i < end && (text[i] == '-' || text[i] == '+')) {
      negative = text[i++] == '-';
    }
    long value = 0;
    int first = i;
    for (; i < end && isDigit(text[i]); i++) {
      value = value * 10 + (text[i] - '0');
      if (value >= LIMIT_IN_UNITS) {
        return NONE;
      }
    }
    int digits = i - first;
    int read = 0;
    boolean up = false;
    if (i < end && text[i] == '.') {
      first = ++i;
      for (; i < end && isDigit(text[i]); i++) {
        if (read < READ_PLACES) {
          value = value * 10 + (text[i] - '0');
          read++;
        } else if (i - first == READ_PLACES) {
          up = text[i] >= '5';
        }
      }
      digits += i - first;
    }
    if (i < end || digits == 0) {
      return NONE;
    }
    value *= POWERS[READ_PLACES - read];
    return kept(up ? value + 1 : value, negative, places);
  }

  private static long kept(long sixPlaces, boolean negative, int places) {
    if (sixPlaces >= LIMIT) {
      return NONE;
    }
    long unit = POWERS[READ_PLACES - places];
    long value = (sixPlaces + unit / 2) / unit;
    return negative ? -value : value;
  }

  /** Exponents are rare: what costs more here is paid seldom. */
  private static long withExponent(char[] text, int offset, int length, int places) {
    BigDecimal value;
    try {
      value = new BigDecimal(text, offset, length);
    } catch (NumberFormatException exponentOfManyDigits) {
      return NONE;
    }
    long magnitude = (long) value.precision() - value.scale();
    if (value.signum() == 0 || magnitude < -READ_PLACES) {
      return 0;
    }
    if (magnitude > LIMIT_DIGITS) {
      return NONE;
    }
    long sixPlaces =
        value
            .abs()
            .setScale(READ_PLACES, RoundingMode.HALF_UP)
            .unscaledValue()
            .min(BigInteger.valueOf(LIMIT))
            .longValueExact();
    return kept(sixPlaces, value.signum() < 0, places);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(char c) {
    return c == ' ';
  }
}
