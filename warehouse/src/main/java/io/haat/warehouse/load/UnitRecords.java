package io.haat.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What became of the records of one stored unit. */
public final class UnitRecords {
  private final Connection connection;
  private final int unitKey;

  public UnitRecords(Connection connection, int unitKey) {
    this.connection = connection;
    this.unitKey = unitKey;
  }

  /** Takes record numbers. */
  @FunctionalInterface
  public interface RowConsumer {
    void accept(long rawRow) throws SQLException;
  }

  /** Gives the numbers of those that are facts. */
  public void forEachLoaded(RowConsumer rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOADED_ROWS)) {
      statement.setInt(1, unitKey);
      statement.setInt(2, unitKey);
      statement.setFetchSize(10_000);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.accept(row.getLong(1));
        }
      }
    }
  }

  /** How many broke each rule. */
  public Map<String, Long> rejectedByRule() throws SQLException {
    String sql =
        """
        select rule, count(*) from rejected_record, unnest(rules) as rule
        where load_unit_key = ? group by rule""";
    var counts = new HashMap<String, Long>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, unitKey);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return counts;
  }

  private static final String LOADED_ROWS =
      """
      select origin_row from fact_sales where origin_unit = ?
      union all
      select origin_row from fact_refunds where origin_unit = ?""";
}
