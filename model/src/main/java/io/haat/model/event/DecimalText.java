package io.haat.model.event;

/**
 * Reads decimals as files' {@code number(text)} does: an optional sign, digits, at most one point;
 * rounded half away from zero to six places, and from there to those that are kept; below a
 * trillion. JSON numbers may have an exponent, too.
 */
final class DecimalText {
  /** What no decimal comes to. */
  static final long NONE = Long.MIN_VALUE;

  /** The places that are read before those that are kept. */
  static final int READ_PLACES = 6;

  /** One, in units of the last place that is read. */
  static final long READ_UNIT = 1_000_000;

  private static final int WHOLE_DIGITS = 12;
  private static final long WHOLE_LIMIT = 1_000_000_000_000L;
  private static final long LIMIT = WHOLE_LIMIT * READ_UNIT;

  /** Beyond the power of any digit in the longest record. */
  private static final long LARGEST_EXPONENT = 1_000_000_000;

  private DecimalText() {}

  /**
   * The decimal of a JSON string; white space around it is left out.
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
    return read(text, from, end, places, false);
  }

  /** The decimal of a JSON number; otherwise like {@link #ofText}. */
  static long ofNumber(char[] text, int offset, int length, int places) {
    return read(text, offset, offset + length, places, true);
  }

  private static long read(char[] text, int from, int end, int places, boolean exponentAllowed) {
    int i = from;
    boolean negative = i < end && text[i] == '-';
    if (negative || (i < end && text[i] == '+')) {
      i++;
    }
    int first = i;
    long value = 0;
    for (; i < end && isDigit(text[i]) && value < WHOLE_LIMIT; i++) {
      value = value * 10 + (text[i] - '0');
    }
    boolean tooLarge = value >= WHOLE_LIMIT;
    int digits = i - first;
    boolean up = false;
    int read = 0;
    if (!tooLarge && i < end && text[i] == '.') {
      int point = ++i;
      for (; i < end && isDigit(text[i]); i++) {
        if (read < READ_PLACES) {
          value = value * 10 + (text[i] - '0');
          read++;
        } else if (i - point == READ_PLACES) {
          up = text[i] >= '5';
        }
      }
      digits += i - point;
    }
    if (i < end) {
      return exponentAllowed ? kept(withExponent(text, first, end), negative, places) : NONE;
    }
    if (digits == 0 || tooLarge) {
      return NONE;
    }
    return kept(value * Powers.OF_TEN[READ_PLACES - read] + (up ? 1 : 0), negative, places);
  }

  /** A JSON number without its sign, in millionths, digit by digit. */
  private static long withExponent(char[] text, int from, int end) {
    int mantissaEnd = from;
    int whole = -1;
    for (; mantissaEnd < end && (text[mantissaEnd] | ' ') != 'e'; mantissaEnd++) {
      if (text[mantissaEnd] == '.') {
        whole = mantissaEnd - from;
      }
    }
    long power = (whole < 0 ? mantissaEnd - from : whole) - 1 + exponent(text, mantissaEnd, end);
    long value = 0;
    boolean up = false;
    for (int i = from; i < mantissaEnd; i++) {
      if (text[i] == '.') {
        continue;
      }
      int digit = text[i] - '0';
      if (power >= WHOLE_DIGITS && digit != 0) {
        return NONE;
      }
      if (power >= -READ_PLACES) {
        value = value * 10 + digit;
      } else if (power == -READ_PLACES - 1) {
        up = digit >= 5;
      }
      power--;
    }
    if (value == 0 || power < -READ_PLACES) {
      return up ? value + 1 : value;
    }
    return value * Powers.OF_TEN[(int) power + READ_PLACES + 1];
  }

  private static long exponent(char[] text, int from, int end) {
    int i = from + 1;
    if (i >= end) {
      return 0;
    }
    boolean negative = text[i] == '-';
    if (negative || text[i] == '+') {
      i++;
    }
    long exponent = 0;
    for (; i < end && exponent < LARGEST_EXPONENT; i++) {
      exponent = exponent * 10 + (text[i] - '0');
    }
    return negative ? -exponent : exponent;
  }

  private static long kept(long millionths, boolean negative, int places) {
    if (millionths == NONE || millionths >= LIMIT) {
      return NONE;
    }
    long unit = Powers.OF_TEN[READ_PLACES - places];
    long value = (millionths + unit / 2) / unit;
    return negative ? -value : value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
