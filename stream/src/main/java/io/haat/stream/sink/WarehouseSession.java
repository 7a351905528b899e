package io.haat.stream.sink;

import io.haat.stream.settings.StreamSettings;
import io.haat.warehouse.live.LiveBatch;
import io.haat.warehouse.live.LiveResult;
import io.haat.warehouse.live.LiveSettings;
import io.haat.warehouse.live.LiveWriter;
import io.haat.warehouse.live.StreamProgress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/**
 * One connection to the warehouse.
 *
 * <p>Commits are seen at once, but the database does not wait for its disk at each of them: that is
 * done once, before a checkpoint. If the database loses some of them in a crash, the connection is
 * lost, too, and the job goes back to its last checkpoint and writes them again.
 */
final class WarehouseSession implements AutoCloseable {
  private final Connection connection;
  private final LiveWriter writer;
  private final StreamProgress progress;

  private WarehouseSession(Connection connection, LiveWriter writer) {
    this.connection = connection;
    this.writer = writer;
    this.progress = new StreamProgress(connection);
  }

  static WarehouseSession open(StreamSettings settings, String name, Originals originals)
      throws SQLException {
    Connection connection = PromptConnection.open(settings, name);
    try {
      var defaults = new LiveSettings(settings.currency(), settings.zone());
      var writer =
          new LiveWriter(connection, defaults, event -> originals.of(event).bytes().array());
      return new WarehouseSession(connection, writer);
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  /** Writes a batch; when this returns, everybody sees it. */
  LiveResult write(LiveBatch batch) throws SQLException {
    return writer.write(batch);
  }

  /** Tells those who listen of what they were not told with a batch. */
  void announce() throws SQLException {
    writer.announce();
  }

  void write(Collection<StreamProgress.Row> rows) throws SQLException {
    for (StreamProgress.Row row : rows) {
      progress.write(row);
    }
    connection.commit();
  }

  /** Forgets what writers have told that this job does not have. */
  void limitWriters(Collection<String> topics, int writers) throws SQLException {
    for (String topic : topics) {
      progress.limit(topic, writers);
    }
    connection.commit();
  }

  /** When this returns, what was written outlives a crash of the database. */
  void sync() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // The log is written in order; a commit that waits for its record waits for all before it.
      statement.execute(
          """
          set local synchronous_commit = on;
          select pg_logical_emit_message(true, 'haat', 'checkpoint')""");
    }
    connection.commit();
  }

  /** Ends the connection whatever it is at, from any thread. */
  void abort() throws SQLException {
    connection.abort(Runnable::run);
  }

  @Override
  public void close() throws SQLException {
    writer.close();
  }
}
