package io.haat.batch.mapping.infer;

import java.util.Locale;

/** How sure a proposal is of one field. */
public enum Confidence {
  /** The name is the usual one, and the values fit. */
  HIGH,
  /** The name may mean something else, or some values do not fit. */
  MEDIUM,
  /** Nothing in the file says so; look at it. */
  LOW;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
