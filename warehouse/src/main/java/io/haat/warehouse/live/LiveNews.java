package io.haat.warehouse.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Tells listeners of {@code haat_live} that there is something new, at most about 20 times a
 * second: the commits of transactions that tell stand in one queue, all others do not. The payload
 * is a time in microseconds since 1970: rows with {@code updated_at} from then on may be new.
 */
final class LiveNews {
  private static final long NANOS_BETWEEN = 50_000_000;

  private final Connection connection;
  private long lastTold = System.nanoTime() - NANOS_BETWEEN;
  private long untoldSince;
  private boolean untold;
  private boolean telling;

  LiveNews(Connection connection) {
    this.connection = connection;
  }

  /** A transaction that has news begins. */
  void begin() {
    if (!untold) {
      untold = true;
      untoldSince = System.nanoTime();
    }
  }

  /** Tells with this transaction's commit, if the last time is long enough ago. */
  void tell() throws SQLException {
    if (System.nanoTime() - lastTold >= NANOS_BETWEEN) {
      notifyListeners();
    }
  }

  /** Tells what is untold. Returns whether something was. */
  boolean tellRest() throws SQLException {
    if (!untold) {
      return false;
    }
    notifyListeners();
    committed();
    return true;
  }

  void committed() {
    if (telling) {
      telling = false;
      untold = false;
      lastTold = System.nanoTime();
    }
  }

  void rolledBack() {
    telling = false;
  }

  private void notifyListeners() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
      statement.setDouble(1, (System.nanoTime() - untoldSince) / 1e9);
      statement.execute();
    }
    telling = true;
  }

  private static final String NOTIFY =
      """
      select pg_notify('haat_live',
        ((extract(epoch from clock_timestamp() - make_interval(secs => ?)) * 1000000)::bigint - 1000)::text)""";
}
