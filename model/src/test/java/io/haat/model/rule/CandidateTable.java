package io.haat.model.rule;

import io.haat.model.LineField;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Candidate lines in DuckDB, with the column types that a transformed file has. */
final class CandidateTable implements AutoCloseable {
  private final Connection connection;

  CandidateTable(List<CandidateLine> lines) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table line (
            row integer, transaction_id varchar, product_id varchar, kind varchar,
            sold_at timestamp, quantity decimal(18, 3), unit_price decimal(18, 4),
            discount decimal(18, 4), tax_amount decimal(18, 4), given_total decimal(18, 4),
            minor_unit decimal(18, 4), longest_key bigint, latest timestamp,
            blank_transaction_id boolean, blank_product_id boolean, blank_sold_at boolean,
            blank_unit_price boolean, blank_quantity boolean)""");
    }
    try (DuckDBAppender rows =
        connection.unwrap(DuckDBConnection.class).createAppender("main", "line")) {
      for (int i = 0; i < lines.size(); i++) {
        rows.beginRow();
        rows.append(i);
        append(rows, lines.get(i));
        rows.endRow();
      }
    }
  }

  /** The indices of the lines for which the condition is true. */
  BitSet where(String condition) throws SQLException {
    var rows = new BitSet();
    // As it stands in a transformation.
    String sql = "select row from line where case when " + condition + " then 1 else 0 end = 1";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.set(row.getInt(1));
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static void append(DuckDBAppender rows, CandidateLine line) throws SQLException {
    rows.append(line.transactionId());
    rows.append(line.productId());
    rows.append(line.kind());
    rows.append(utc(line.soldAt()));
    decimal(rows, line.quantity(), 3);
    decimal(rows, line.unitPrice(), 4);
    decimal(rows, line.discount(), 4);
    decimal(rows, line.taxAmount(), 4);
    decimal(rows, line.givenTotal(), 4);
    decimal(rows, line.minorUnit(), 4);
    rows.append((long) line.longestKey());
    rows.append(utc(line.latest()));
    for (LineField field : LineRules.REQUIRED) {
      // Only asked where the field is null.
      if (line.value(field) == null) {
        rows.append(line.blank().contains(field));
      } else {
        rows.appendNull();
      }
    }
  }

  private static void decimal(DuckDBAppender rows, BigDecimal value, int scale)
      throws SQLException {
    if (value == null) {
      rows.appendNull();
    } else {
      rows.append(value.setScale(scale));
    }
  }

  private static LocalDateTime utc(Instant instant) {
    return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
