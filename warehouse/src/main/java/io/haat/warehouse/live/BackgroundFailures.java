package io.haat.warehouse.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What the stream does in the background and does not succeed in: {@code background_failure}. */
public final class BackgroundFailures {
  /**
   * Work that fails.
   *
   * @param since when it failed first since it last succeeded
   * @param message of the latest failure
   */
  public record Failing(String work, Instant since, String message) {}

  private BackgroundFailures() {}

  /** Some work has failed. */
  public static void tell(Connection connection, String work, String message) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TELL)) {
      statement.setString(1, work);
      statement.setString(2, message);
      statement.executeUpdate();
    }
  }

  /** Some work has succeeded; commits. */
  public static void end(Connection connection, String work) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from background_failure where work = ?")) {
      statement.setString(1, work);
      statement.executeUpdate();
    }
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  public static List<Failing> read(Connection connection) throws SQLException {
    var failing = new ArrayList<Failing>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select work, failing_since, message from background_failure order by work");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Instant since = row.getObject(2, OffsetDateTime.class).toInstant();
        failing.add(new Failing(row.getString(1), since, row.getString(3)));
      }
    }
    return failing;
  }

  private static final String TELL =
      """
      insert into background_failure (work, message) values (?, ?)
      on conflict (work) do update set message = excluded.message, failed_at = clock_timestamp()""";
}
