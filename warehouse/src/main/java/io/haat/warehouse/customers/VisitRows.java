package io.haat.warehouse.customers;

import io.haat.warehouse.query.SqlQuery;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads rows of {@code day_rows.sql} and {@code counted_rows.sql}. */
final class VisitRows {
  private VisitRows() {}

  /** Tells to which day a row belongs, by the day's number and its store. */
  @FunctionalInterface
  interface Place {
    VisitDay of(long epochDay, int storeKey);
  }

  /** Tells whose customers a store's are. */
  @FunctionalInterface
  interface Numbers {
    CustomerNumbers of(int storeKey);
  }

  static void read(SqlQuery query, Numbers numbers, Place place) throws SQLException {
    try (ResultSet row = query.rows()) {
      while (row.next()) {
        int storeKey = row.getInt(2);
        place
            .of(row.getInt(1), storeKey)
            .of(row.getString(3))
            .add(
                numbers.of(storeKey).of(row.getInt(4)),
                storeKey,
                Math.toIntExact(row.getLong(5)),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
      }
    }
  }
}
