package io.haat.app.command.load;

import io.haat.app.cli.CommandContext;
import io.haat.app.error.UserError;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The share of rejected rows beyond which a load counts as failed; the good rows stay loaded. */
final class RejectLimit {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final BigDecimal percent;
  private final CommandContext context;

  private RejectLimit(BigDecimal percent, CommandContext context) {
    this.percent = percent;
    this.context = context;
  }

  /**
   * Reads {@code 1%} or {@code 0.5%}.
   *
   * @param text null for no limit
   */
  static RejectLimit parse(@Nullable String text, CommandContext context) {
    if (text == null) {
      return new RejectLimit(HUNDRED, context);
    }
    try {
      BigDecimal percent = new BigDecimal(text.strip().replaceFirst("%$", ""));
      if (percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0) {
        return new RejectLimit(percent, context);
      }
    } catch (NumberFormatException notANumber) {
      // The message below says what is expected.
    }
    throw UserError.wrongUse(
        "--max-rejected " + text + ": give a share from 0% to 100%, such as 1%");
  }

  /** Whether the load stays within the limit; says so if not. */
  boolean check(RowCounts counts) {
    BigDecimal rejected = BigDecimal.valueOf(counts.rejected()).multiply(HUNDRED);
    boolean within = rejected.compareTo(percent.multiply(BigDecimal.valueOf(counts.read()))) <= 0;
    if (!within) {
      context.notice(
          String.format(
              Locale.ROOT,
              "haat: %,d of %,d rows were rejected, more than --max-rejected %s%% allows. The good rows are loaded; see: %s",
              counts.rejected(),
              counts.read(),
              percent.toPlainString(),
              context.nextCommand("rejects list")));
    }
    return within;
  }
}
