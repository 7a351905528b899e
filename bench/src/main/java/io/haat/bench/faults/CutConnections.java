package io.haat.bench.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Connections of the stream are cut again and again while they write. */
final class CutConnections {
  private static final int CUTS = 30;
  private static final long LIMIT_NANOS = 60_000_000_000L;

  private static final String CUT =
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'haat stream writer%'
      and state <> 'idle'""";

  private CutConnections() {}

  static Outcome play(Site site) throws Exception {
    return new Scene(Map.of("HAAT_FLINK_CHECKPOINT_INTERVAL", "3s"), List.of())
        .play(
            site,
            haat -> {
              try (Connection connection = haat.connect();
                  Statement statement = connection.createStatement()) {
                for (int cut = 0; cut < site.of(CUTS, 3); cut++) {
                  await(statement);
                  Sleep.millis(site.millis(100, 2_000));
                }
              }
            });
  }

  private static void await(Statement statement) throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    boolean cut = false;
    while (!cut) {
      try (ResultSet row = statement.executeQuery(CUT)) {
        cut = row.next();
      }
      if (System.nanoTime() - begin > LIMIT_NANOS) {
        throw new IllegalStateException("the stream has not written anything for a minute");
      }
      Sleep.millis(1);
    }
  }
}
