package io.haat.warehouse.live;

import io.haat.model.event.EventType;
import io.haat.warehouse.Failures;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Counts closed windows anew from the facts that came as events, where the stream asked for it. The
 * stream's own counts never touch a corrected window again.
 */
public final class WindowCorrections implements AutoCloseable {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** The first half of the advisory lock's key; the second is the type of events. */
  private static final int LOCK_SPACE = 0x4841_4156;

  private final Connection connection;
  private final WindowRecount recount;

  /**
   * Takes the connection over.
   *
   * @param connection as {@link io.haat.warehouse.Warehouse#connect} gives it
   * @param sketch makes the sketch of distinct customer ids that a store's minute keeps
   */
  public WindowCorrections(Connection connection, Function<Collection<String>, ByteBuffer> sketch)
      throws SQLException {
    this.connection = connection;
    this.recount = new WindowRecount(connection, sketch);
    connection.setAutoCommit(false);
  }

  /** The windows of a retailer in one minute. */
  private record Minute(Instant start, String retailer) {}

  /**
   * Corrects what is asked for and closed, minute by minute, each retailer's in one transaction.
   * Several may do so at once: one of them works on a type of events, the others find nothing to
   * do. What cannot be corrected keeps nothing else from it, and stays asked for.
   *
   * @param type SALE, REFUND or CUSTOMER: there are no windows of STOCK
   * @param watermark event time up to which all facts are committed, by all writers
   * @param lateness how long after its end a window is closed
   * @return how many requests were dealt with
   * @throws SQLException the first failure, once all others are dealt with
   */
  public int correct(EventType type, Instant watermark, Duration lateness) throws SQLException {
    List<Minute> minutes = minutes(type, watermark.minus(lateness).minus(WINDOW));
    if (!minutes.isEmpty()) {
      FactRanges.summarize(connection, type);
    }
    int done = 0;
    var failures = new Failures();
    for (Minute minute : minutes) {
      try {
        done += correct(type, minute);
      } catch (SQLException failed) {
        // Fails itself if the connection is lost, and ends this.
        connection.rollback();
        failures.add(failed);
      }
    }
    failures.throwFirst();
    return done;
  }

  private int correct(EventType type, Minute minute) throws SQLException {
    if (!tryLock(type)) {
      connection.rollback();
      return 0;
    }
    var requests = new ArrayList<Long>();
    Set<String> stores = new TreeSet<>();
    try (PreparedStatement statement = connection.prepareStatement(REQUESTS)) {
      statement.setString(1, Words.of(type));
      statement.setObject(2, utc(minute.start()));
      statement.setString(3, minute.retailer());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          requests.add(row.getLong(1));
          stores.add(row.getString(2));
        }
      }
    }
    if (!requests.isEmpty()) {
      // Facts whose requests were read are committed: each statement from here on sees them.
      recount.correct(type, minute.retailer(), stores, minute.start());
      delete(requests);
    }
    connection.commit();
    return requests.size();
  }

  /** What something is asked for of, the oldest first. */
  private List<Minute> minutes(EventType type, Instant lastStart) throws SQLException {
    var minutes = new ArrayList<Minute>();
    try (PreparedStatement statement = connection.prepareStatement(MINUTES)) {
      statement.setString(1, Words.of(type));
      statement.setObject(2, utc(lastStart));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Instant start = row.getObject(1, OffsetDateTime.class).toInstant();
          minutes.add(new Minute(start, row.getString(2)));
        }
      }
    }
    connection.commit();
    return minutes;
  }

  private boolean tryLock(EventType type) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_try_advisory_xact_lock(?, hashtext(?))")) {
      statement.setInt(1, LOCK_SPACE);
      statement.setString(2, Words.of(type));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private void delete(List<Long> requests) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from window_correction where request = any (?)")) {
      statement.setArray(1, connection.createArrayOf("int8", requests.toArray()));
      statement.executeUpdate();
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static final String MINUTES =
      """
      select distinct window_start, retailer from window_correction
      where event_type = ? and window_start <= ?
      order by window_start, retailer""";

  private static final String REQUESTS =
      """
      select request, store_id from window_correction
      where event_type = ? and window_start = ? and retailer = ?""";
}
