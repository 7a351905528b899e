package io.haat.model;

/** How retailers may be named: their names become parts of paths. */
public final class RetailerName {
  private static final int LONGEST = 64;

  private RetailerName() {}

  /**
   * Whether the text is 1 to 64 letters, digits, dots, dashes or underscores of ASCII, the first a
   * letter or digit, without two dots in a row.
   */
  public static boolean isValid(String text) {
    if (text.isEmpty() || text.length() > LONGEST || !isLetterOrDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean secondDot = c == '.' && text.charAt(i - 1) == '.';
      if (secondDot || !(isLetterOrDigit(c) || c == '.' || c == '-' || c == '_')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
