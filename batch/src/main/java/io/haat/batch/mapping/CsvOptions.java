package io.haat.batch.mapping;

import java.util.List;
import java.util.Optional;

/**
 * How a delimited file is written.
 *
 * @param delimiter empty to find it from the file's first lines
 * @param quote empty where fields are never quoted
 * @param header whether the first record names the columns; else they are {@code column_1}, {@code
 *     column_2} …
 * @param nulls unquoted values that mean "nothing"
 */
public record CsvOptions(
    Optional<Character> delimiter, Optional<Character> quote, boolean header, List<String> nulls) {
  /** What a mapping without {@code csv:} has. */
  public static final CsvOptions DEFAULT =
      new CsvOptions(Optional.empty(), Optional.of('"'), true, List.of(""));

  public CsvOptions {
    nulls = List.copyOf(nulls);
    if (delimiter.isPresent() && delimiter.equals(quote)) {
      throw new IllegalArgumentException("delimiter and quote are the same character");
    }
  }
}
