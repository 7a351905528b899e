package io.haat.stream.sink;

import io.haat.stream.settings.StreamSettings;
import io.haat.warehouse.live.SteadyFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What one writer of a job sees to for all of them. */
record Chores(Chore corrections, Chore rollups) implements AutoCloseable {
  /** The rollups follow the facts this closely, or as closely as folding them takes. */
  private static final Duration FOLDING = Duration.ofMillis(200);

  static Chores start(StreamSettings settings) {
    return new Chores(
        Chore.start(
            settings,
            "corrections",
            settings.timing().corrections(),
            connection -> new Corrector(settings, connection)),
        Chore.start(settings, "rollups", FOLDING, Folding::standingBack));
  }

  private record Folding(SteadyFold sales) implements Chore.Work {
    /** Unlike corrections, which are promised within a minute however busy the machine is. */
    static Folding standingBack(Connection connection) throws SQLException {
      Background.standBack(connection);
      return new Folding(new SteadyFold(connection));
    }

    @Override
    public Duration run() throws SQLException {
      return sales.fold();
    }

    @Override
    public void finish() throws SQLException {
      sales.finish();
    }
  }

  @Override
  public void close() {
    corrections.close();
    rollups.finish();
  }
}
