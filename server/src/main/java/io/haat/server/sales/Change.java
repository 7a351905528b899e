package io.haat.server.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How much a figure has changed. */
final class Change {
  private static final int PLACES = 6;

  private Change() {}

  /** A part of a whole, 0.05 being five per cent; null where the whole is nothing. */
  static @Nullable BigDecimal part(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : part.divide(whole, PLACES, RoundingMode.HALF_UP);
  }

  /**
   * The change as a part of what was before: 0.1 for ten per cent more.
   *
   * @return null where there was nothing before, or one of both is not known
   */
  static @Nullable BigDecimal of(@Nullable Object before, @Nullable Object now) {
    if (before == null || now == null) {
      return null;
    }
    BigDecimal base = new BigDecimal(before.toString());
    if (base.signum() == 0) {
      return null;
    }
    return new BigDecimal(now.toString())
        .subtract(base)
        .divide(base.abs(), PLACES, RoundingMode.HALF_UP);
  }
}
