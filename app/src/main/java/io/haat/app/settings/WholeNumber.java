package io.haat.app.settings;

/** Counts. */
final class WholeNumber {
  private WholeNumber() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException unless {@code least <= result <= most}
   */
  static int parse(String text, int least, int most) {
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException("is not a number from %d to %d".formatted(least, most));
  }
}
