package io.haat.app.command.sources;

import io.haat.app.error.UserError;
import io.haat.batch.mapping.infer.Hints;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a user says about a file for which a mapping is proposed. */
public final class HintOptions {
  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Of the amounts, such as EUR, for a proposed mapping.")
  private @Nullable String currency;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "Of times without offset, such as Europe/Paris, for a proposed mapping.")
  private @Nullable String timezone;

  /** Whether the user said anything. */
  public boolean given() {
    return currency != null || timezone != null;
  }

  /**
   * The hints.
   *
   * @throws UserError if there is no such currency or zone
   */
  public Hints hints() {
    return new Hints(
        Optional.ofNullable(currency).map(HintOptions::currency),
        Optional.ofNullable(timezone).map(HintOptions::zone));
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw UserError.wrongUse(
          "--currency " + code + ": give a code of ISO 4217, such as INR, EUR or USD");
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw UserError.wrongUse(
          "--timezone " + name + ": give a name such as Asia/Kolkata or Europe/London");
    }
  }
}
