package io.haat.warehouse.rollup;

import io.haat.warehouse.load.PendingSales;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Compares what the writers keep with what the facts come to. */
public final class RollupCheck {
  private static final int MOST_DIFFERENCES = 100;

  private RollupCheck() {}

  /**
   * The first rows of {@code sales_daily} and {@code sales_hourly} that are not as they should be:
   * {@code kept} and the row that is there, {@code true} and the row that should be. Reads all
   * facts; changes nothing. What is pending counts as kept.
   *
   * @param connection in autocommit
   */
  public static List<String> differences(Connection connection) throws SQLException {
    var differences = new ArrayList<String>();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      PendingSales.fold(connection);
      statement.execute(BEFORE);
      StoreRebuild.run(connection, stores(statement));
      for (String table : List.of("daily", "hourly")) {
        try (ResultSet row = statement.executeQuery(DIFFERENCES.replace("$table", table))) {
          while (row.next() && differences.size() < MOST_DIFFERENCES) {
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

  private static List<Integer> stores(Statement statement) throws SQLException {
    var stores = new ArrayList<Integer>();
    try (ResultSet row = statement.executeQuery("select store_key from dim_store")) {
      while (row.next()) {
        stores.add(row.getInt(1));
      }
    }
    return stores;
  }

  private static final String BEFORE =
      """
      create temp table daily_before on commit drop as table sales_daily;
      create temp table hourly_before on commit drop as table sales_hourly""";

  private static final String DIFFERENCES =
      """
      select 'kept sales_$table ' || k::text from (table $table_before except table sales_$table) k
      union all
      select 'true sales_$table ' || t::text from (table sales_$table except table $table_before) t""";
}
