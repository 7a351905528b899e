package io.haat.stream.sink;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work of a connection that stands back where the processor is short, so that nobody waits for it.
 */
final class Background {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  /** A tenth of the weight of others, to Linux's scheduler. */
  private static final String NICENESS = "10";

  private Background() {}

  /**
   * Makes the connection's process nice, if it is PostgreSQL's and on this Linux machine; others
   * are left as they are, and so is one that this user may not change.
   */
  static void standBack(Connection connection) throws SQLException {
    String process;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      process = row.getString(1);
    }
    Path name = Path.of("/proc", process, "comm");
    try {
      if (Files.isReadable(name) && Files.readString(name).strip().equals("postgres")) {
        new ProcessBuilder("renice", "-n", NICENESS, "-p", process)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
      }
    } catch (IOException failed) {
      LOG.debug("process {} is as important as others", process, failed);
    }
  }
}
