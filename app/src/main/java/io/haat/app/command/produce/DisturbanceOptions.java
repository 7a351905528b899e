package io.haat.app.command.produce;

import io.haat.app.error.UserError;
import io.haat.app.settings.Durations;
import io.haat.simulator.live.Disturbances;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes wrong on the way, as wanted. */
final class DisturbanceOptions {
  private static final Duration MOST_DISORDER = Duration.ofDays(1);
  private static final double SHARE_OUT_OF_ORDER = 0.25;

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      converter = Share.class,
      description = "Events told again, in the same bytes or spelled otherwise: 10%%.")
  private double duplicates;

  @Option(
      names = "--conflicts",
      paramLabel = "SHARE",
      converter = Share.class,
      description = "Other events under ids that were told before.")
  private double conflicts;

  @Option(
      names = "--invalid",
      paramLabel = "SHARE",
      converter = Share.class,
      description = "Records that break a rule, of each kind alike.")
  private double invalid;

  @Option(
      names = "--oversized",
      paramLabel = "SHARE",
      converter = Share.class,
      description = "Records longer than a mebibyte.")
  private double oversized;

  @Option(
      names = "--odd-refunds",
      paramLabel = "SHARE",
      converter = Share.class,
      description = "Of the refunds: of no sale, of an unknown one, of more than the sale.")
  private double oddRefunds;

  @Option(
      names = "--late",
      paramLabel = "SHARE",
      converter = Share.class,
      description = "Events whose window has long been closed.")
  private double late;

  @Option(
      names = "--out-of-order",
      paramLabel = "SPAN",
      description = "Every fourth event happened up to this long before it is told: 9m.")
  private @Nullable String disorder;

  /**
   * What was asked for.
   *
   * @param lateness that the stream allows
   */
  Disturbances disturbances(Duration lateness) {
    try {
      Disturbances all =
          Disturbances.NONE
              .withDuplicates(duplicates)
              .withConflicts(conflicts)
              .withInvalid(invalid)
              .withOversized(oversized)
              .withOddRefunds(oddRefunds)
              .withLate(late, lateness);
      return disorder == null ? all : all.withDisorder(SHARE_OUT_OF_ORDER, span(disorder));
    } catch (IllegalArgumentException refused) {
      throw UserError.wrongUse(String.valueOf(refused.getMessage()));
    }
  }

  private static Duration span(String text) {
    try {
      return Durations.parse(text, Duration.ZERO, MOST_DISORDER);
    } catch (IllegalArgumentException refused) {
      throw UserError.wrongUse("--out-of-order: '" + text + "' " + refused.getMessage());
    }
  }
}
