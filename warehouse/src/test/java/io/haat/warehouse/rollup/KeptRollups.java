package io.haat.warehouse.rollup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Compares what the writers keep with what the facts come to. */
public final class KeptRollups {
  private KeptRollups() {}

  /**
   * The rows of both tables that are not as they should be; rolls back, so not in a transaction.
   */
  public static List<String> differences(Connection connection) throws SQLException {
    var differences = new ArrayList<String>();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create temp table daily_before on commit drop as table sales_daily;
          create temp table hourly_before on commit drop as table sales_hourly""");
      var stores = new ArrayList<Integer>();
      try (ResultSet row = statement.executeQuery("select store_key from dim_store")) {
        while (row.next()) {
          stores.add(row.getInt(1));
        }
      }
      StoreRebuild.run(connection, stores);
      for (String table : List.of("daily", "hourly")) {
        try (ResultSet row = statement.executeQuery(DIFFERENCES.replace("$table", table))) {
          while (row.next()) {
            differences.add(row.getString(1));
          }
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return differences;
  }

  private static final String DIFFERENCES =
      """
      select 'kept ' || k::text from (table $table_before except table sales_$table) k
      union all
      select 'true ' || t::text from (table sales_$table except table $table_before) t""";
}
