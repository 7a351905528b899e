package io.haat.warehouse.sales;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which lines are asked for, beside those of a {@link Scope}.
 *
 * @param kind absent: sales and refunds
 * @param weekday 1 Monday to 7 Sunday, in the store's time
 * @param hour 0 to 23, in the store's time
 * @param reason of refunds; {@link #NO_REASON} for those that give none
 */
public record LineFilter(
    Optional<Kind> kind,
    Optional<Integer> weekday,
    Optional<Integer> hour,
    Optional<String> reason) {
  public static final String NO_REASON = "none";

  /** What a line is of. */
  public enum Kind {
    SALE,
    REFUND
  }

  boolean sales() {
    return !kind.equals(Optional.of(Kind.REFUND)) && reason.isEmpty();
  }

  boolean refunds() {
    return !kind.equals(Optional.of(Kind.SALE));
  }

  /** Whether it asks for lines of such a day. */
  boolean isOn(LocalDate day) {
    return weekday.isEmpty() || day.getDayOfWeek().getValue() == weekday.get();
  }

  /** How many lines of these kinds such figures are of. */
  long lines(Figures figures) {
    return (sales() ? figures.lines() : 0) + (refunds() ? figures.refundLines() : 0);
  }

  /** Whether the rollups know how many lines there are. */
  boolean isCounted() {
    return weekday.isEmpty() && hour.isEmpty() && reason.isEmpty();
  }
}
