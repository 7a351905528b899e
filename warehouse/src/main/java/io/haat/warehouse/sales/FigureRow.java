package io.haat.warehouse.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One row of the queries over the rollups.
 *
 * @param label what the stores of the row were labelled with
 * @param period its beginning, or null where all periods are one
 */
record FigureRow(int label, @Nullable LocalDateTime period, String currency, Figures figures) {

  static FigureRow of(ResultSet row) throws SQLException {
    return new FigureRow(
        row.getInt("label"),
        row.getObject("period", LocalDateTime.class),
        row.getString("currency"),
        figures(row));
  }

  static Figures figures(ResultSet row) throws SQLException {
    return new Figures(
        row.getLong("transactions"),
        row.getLong("lines"),
        row.getBigDecimal("units"),
        row.getBigDecimal("discounts"),
        row.getBigDecimal("sales"),
        row.getLong("refund_lines"),
        row.getBigDecimal("refund_units"),
        row.getBigDecimal("refunds"));
  }
}
