package io.haat.server.live;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds windows that have changed. A window's time of writing is taken before its commit, so what
 * was written some time before the newest is looked at again, and told only if it is new. Not
 * thread-safe.
 */
final class WindowNews {
  private static final Duration OVERLAP = Duration.ofSeconds(10);
  private static final Instant EARLIEST = Instant.EPOCH;

  private final Connection connection;
  private final Map<Key, Instant> told = new HashMap<>();
  private Instant newest;

  /**
   * A window of one store.
   *
   * @param revision when it was written
   */
  record Window(
      String retailer,
      String store,
      Instant start,
      String currency,
      long transactions,
      BigDecimal revenue,
      long customers,
      Instant revision) {}

  private record Key(String retailer, String store, Instant start) {}

  /** Tells what is written from some time on. */
  WindowNews(Connection connection, Instant from) {
    this.connection = connection;
    this.newest = from;
  }

  /** The time by the warehouse's clock, which dates the windows. */
  static Instant now(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select clock_timestamp()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return instant(row, 1);
    }
  }

  /** The revision up to which all is told. */
  Instant newest() {
    return newest;
  }

  /** The windows that were written since the last call, the one written last being the last. */
  List<Window> next() throws SQLException {
    var windows = new ArrayList<Window>();
    Instant from = newest.minus(OVERLAP);
    for (Window window : since(connection, from, Integer.MAX_VALUE)) {
      var key = new Key(window.retailer(), window.store(), window.start());
      Instant before = told.put(key, window.revision());
      if (!window.revision().equals(before)) {
        windows.add(window);
      }
      if (window.revision().isAfter(newest)) {
        newest = window.revision();
      }
    }
    told.values().removeIf(revision -> revision.isBefore(from));
    return windows;
  }

  /**
   * What a reader may have missed that knows everything up to a revision: some of it may be known
   * to it.
   *
   * @param most more are not asked for
   */
  static List<Window> missed(Connection connection, Instant revision, int most)
      throws SQLException {
    Instant from = revision.isBefore(EARLIEST) ? EARLIEST : revision.minus(OVERLAP);
    return since(connection, from, most);
  }

  /** The windows that were written after a time, in the order of writing. */
  private static List<Window> since(Connection connection, Instant after, int most)
      throws SQLException {
    var windows = new ArrayList<Window>();
    try (PreparedStatement statement = connection.prepareStatement(SINCE)) {
      statement.setObject(1, after.atOffset(ZoneOffset.UTC));
      statement.setInt(2, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          windows.add(
              new Window(
                  row.getString(1),
                  row.getString(2),
                  instant(row, 3),
                  row.getString(4),
                  row.getLong(5),
                  row.getBigDecimal(6),
                  row.getLong(7),
                  instant(row, 8)));
        }
      }
    }
    return windows;
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static final String SINCE =
      """
      select retailer, store_id, window_start, currency, total_transactions, total_revenue,
             unique_customers, updated_at
      from transactions_summary
      where updated_at > ?
      order by updated_at
      limit ?""";
}
