package io.haat.simulator.live;

import java.time.Duration;

/**
 * What goes wrong on the way, as shares of all records; each from 0 to 1, and those that take the
 * place of a new event at most 1 together.
 *
 * @param duplicates the same event again, in the same bytes or spelled otherwise
 * @param conflicts an id that was told before, with other content
 * @param invalid records that break a rule, of each kind alike
 * @param oversized records longer than a mebibyte
 * @param oddRefunds of refunds: more than the sale, of no sale, of an unknown one, without a
 *     quantity
 * @param late events that happened up to an hour before the time that {@link #lateBeyond} goes back
 * @param lateBeyond the lateness that the stream allows
 * @param outOfOrder events that happened up to {@link #disorder} ago
 * @param disorder 0 or more, usually less than the lateness
 */
public record Disturbances(
    double duplicates,
    double conflicts,
    double invalid,
    double oversized,
    double oddRefunds,
    double late,
    Duration lateBeyond,
    double outOfOrder,
    Duration disorder) {
  public static final Disturbances NONE =
      new Disturbances(0, 0, 0, 0, 0, 0, Duration.ofMinutes(10), 0, Duration.ZERO);

  public Disturbances {
    share("duplicates", duplicates);
    share("conflicts", conflicts);
    share("invalid", invalid);
    share("oversized", oversized);
    share(
        "duplicates, conflicts, invalid and oversized together",
        duplicates + conflicts + invalid + oversized);
    share("odd refunds", oddRefunds);
    share("late and out-of-order together", late + outOfOrder);
    share("late", late);
    share("out-of-order", outOfOrder);
    if (lateBeyond.isNegative() || disorder.isNegative()) {
      throw new IllegalArgumentException("lateness and disorder must not be negative");
    }
  }

  public Disturbances withDuplicates(double share) {
    return new Disturbances(
        share, conflicts, invalid, oversized, oddRefunds, late, lateBeyond, outOfOrder, disorder);
  }

  public Disturbances withConflicts(double share) {
    return new Disturbances(
        duplicates, share, invalid, oversized, oddRefunds, late, lateBeyond, outOfOrder, disorder);
  }

  public Disturbances withInvalid(double share) {
    return new Disturbances(
        duplicates,
        conflicts,
        share,
        oversized,
        oddRefunds,
        late,
        lateBeyond,
        outOfOrder,
        disorder);
  }

  public Disturbances withOversized(double share) {
    return new Disturbances(
        duplicates, conflicts, invalid, share, oddRefunds, late, lateBeyond, outOfOrder, disorder);
  }

  public Disturbances withOddRefunds(double share) {
    return new Disturbances(
        duplicates, conflicts, invalid, oversized, share, late, lateBeyond, outOfOrder, disorder);
  }

  public Disturbances withLate(double share, Duration beyond) {
    return new Disturbances(
        duplicates, conflicts, invalid, oversized, oddRefunds, share, beyond, outOfOrder, disorder);
  }

  public Disturbances withDisorder(double share, Duration upTo) {
    return new Disturbances(
        duplicates, conflicts, invalid, oversized, oddRefunds, late, lateBeyond, share, upTo);
  }

  private static void share(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          what + " must be a share from 0 to 1 (1% is 0.01), not " + value);
    }
  }
}
