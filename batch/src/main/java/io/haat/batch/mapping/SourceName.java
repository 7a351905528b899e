package io.haat.batch.mapping;

import java.util.regex.Pattern;

/**
 * The unique name of a source, as {@code --source} takes it.
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores, the first a letter or digit
 */
public record SourceName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public SourceName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a source name: " + value);
    }
  }

  /** Whether the text can name a source or a retailer; both become parts of paths. */
  public static boolean isValid(String text) {
    return SHAPE.matcher(text).matches() && !text.contains("..");
  }

  @Override
  public String toString() {
    return value;
  }
}
