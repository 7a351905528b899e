package io.haat.warehouse.live;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Compares minute windows with the facts that came as events. */
public final class WindowCheck {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /**
   * A window that does not agree.
   *
   * @param kind store, product, refund or funnel
   * @param id of the store or product, or the type of customers' events
   * @param detail the currency of a product's window, the reason of a refund's; else empty
   * @param inWindow 0 and nothing where there is no such window
   * @param inFacts 0 and nothing where there are no such facts
   */
  public record Difference(
      String kind,
      String retailer,
      Instant windowStart,
      String id,
      String detail,
      Sum inWindow,
      Sum inFacts,
      boolean corrected) {}

  /**
   * What a window comes to.
   *
   * @param count of receipts, refunds or events
   * @param amount in units of the currency
   */
  public record Sum(long count, BigDecimal units, BigDecimal amount) {}

  private final Connection connection;

  public WindowCheck(Connection connection) {
    this.connection = connection;
  }

  /**
   * Windows of a time that are closed and differ from the facts, the oldest first.
   *
   * @param since a window's start, inclusive
   * @param watermark event time up to which all facts are committed
   * @param lateness how long after its end a window is closed
   * @param limit at most so many, at least 1
   */
  public List<Difference> differences(
      Instant since, Instant watermark, Duration lateness, int limit) throws SQLException {
    var differences = new ArrayList<Difference>();
    try (PreparedStatement statement = connection.prepareStatement(DIFFERENCES)) {
      Instant lastStart = watermark.minus(lateness).minus(WINDOW).truncatedTo(ChronoUnit.MINUTES);
      statement.setObject(1, since.atOffset(ZoneOffset.UTC));
      statement.setObject(2, lastStart.plus(WINDOW).atOffset(ZoneOffset.UTC));
      statement.setInt(3, limit);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          differences.add(difference(row));
        }
      }
    }
    return differences;
  }

  private static Difference difference(ResultSet row) throws SQLException {
    return new Difference(
        row.getString("kind"),
        row.getString("retailer"),
        row.getObject("window_start", OffsetDateTime.class).toInstant(),
        row.getString("id"),
        row.getString("detail"),
        sum(row, "window"),
        sum(row, "fact"),
        row.getBoolean("corrected"));
  }

  private static Sum sum(ResultSet row, String side) throws SQLException {
    return new Sum(
        row.getLong(side + "_count"),
        row.getBigDecimal(side + "_units"),
        row.getBigDecimal(side + "_amount"));
  }

  private static final String DIFFERENCES =
      """
      select * from window_check(?, ?)
      where not agrees
      order by window_start, kind, retailer, id, detail
      limit ?""";
}
