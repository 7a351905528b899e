package io.haat.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/** The names of time zones that mean the same to Java and to PostgreSQL. */
public final class TimeZones {
  private TimeZones() {}

  /** Regions that both know. Offsets are not among them: PostgreSQL turns their sign around. */
  public static Set<String> known(Connection connection) throws SQLException {
    var known = new HashSet<String>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select name from pg_timezone_names")) {
      while (row.next()) {
        known.add(row.getString(1));
      }
    }
    known.retainAll(ZoneId.getAvailableZoneIds());
    return known;
  }
}
