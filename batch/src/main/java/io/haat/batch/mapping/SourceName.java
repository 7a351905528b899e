package io.haat.batch.mapping;

import io.haat.model.RetailerName;

/**
 * The unique name of a source, as {@code --source} takes it.
 *
 * @param value shaped like a {@link RetailerName}
 */
public record SourceName(String value) {
  public SourceName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a source name: " + value);
    }
  }

  /** Whether the text can name a source or a retailer; both become parts of paths. */
  public static boolean isValid(String text) {
    return RetailerName.isValid(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
