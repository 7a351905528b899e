package io.haat.app.command.load;

import io.haat.app.error.UserError;
import io.haat.batch.load.LoadReport;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The share of rejected rows beyond which a load counts as failed; the good rows stay loaded. */
final class RejectLimit {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final BigDecimal percent;
  private final Consumer<String> notice;

  private RejectLimit(BigDecimal percent, Consumer<String> notice) {
    this.percent = percent;
    this.notice = notice;
  }

  /**
   * Reads {@code 1%} or {@code 0.5%}.
   *
   * @param text null for no limit
   */
  static RejectLimit parse(@Nullable String text, Consumer<String> notice) {
    if (text == null) {
      return new RejectLimit(HUNDRED, notice);
    }
    try {
      BigDecimal percent = new BigDecimal(text.strip().replaceFirst("%$", ""));
      if (percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0) {
        return new RejectLimit(percent, notice);
      }
    } catch (NumberFormatException notANumber) {
      // The message below says what is expected.
    }
    throw UserError.wrongUse(
        "--max-rejected " + text + ": give a share from 0% to 100%, such as 1%");
  }

  /** Whether the load stays within the limit; says so if not. */
  boolean check(LoadReport report) {
    BigDecimal rejected = BigDecimal.valueOf(report.rejected()).multiply(HUNDRED);
    boolean within = rejected.compareTo(percent.multiply(BigDecimal.valueOf(report.read()))) <= 0;
    if (!within) {
      notice.accept(
          "haat: %,d of %,d rows were rejected, more than --max-rejected %s%% allows. The good rows are loaded; see: haat rejects list"
              .formatted(report.rejected(), report.read(), percent.toPlainString()));
    }
    return within;
  }
}
