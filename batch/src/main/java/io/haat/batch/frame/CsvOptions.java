package io.haat.batch.frame;

import java.util.Optional;

/**
 * How a delimited file is written.
 *
 * @param delimiter an ASCII character between fields; empty to take the one of {@code , ; TAB |}
 *     that is most frequent in the first line
 * @param quote an ASCII character around fields; empty when the file does not quote
 * @param header whether the first record names the columns; without one they are {@code column_1},
 *     {@code column_2} and so on
 */
public record CsvOptions(Optional<Character> delimiter, Optional<Character> quote, boolean header) {

  public static final CsvOptions DEFAULT = new CsvOptions(Optional.empty(), Optional.of('"'), true);

  /**
   * @throws IllegalArgumentException if a character cannot serve its purpose
   */
  public CsvOptions {
    delimiter.ifPresent(c -> requireSeparator("delimiter", c));
    quote.ifPresent(c -> requireSeparator("quote", c));
    if (delimiter.isPresent() && delimiter.equals(quote)) {
      throw new IllegalArgumentException("delimiter and quote are the same character");
    }
  }

  private static void requireSeparator(String name, char c) {
    boolean usable = c > 0 && c < 0x80 && c != '\n' && c != '\r' && !Character.isLetterOrDigit(c);
    if (!usable || c == CsvDialect.UNUSED_QUOTE) {
      throw new IllegalArgumentException(
          name + " must be one ASCII character that is no letter, digit or line end");
    }
  }
}
