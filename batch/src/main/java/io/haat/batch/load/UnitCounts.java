package io.haat.batch.load;

import io.haat.batch.transform.TransformedUnit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a settled unit holds. */
record UnitCounts(
    long read,
    long sales,
    long refunds,
    long rejected,
    long alreadyThere,
    @Nullable Instant firstSoldAt,
    @Nullable Instant lastSoldAt) {

  static UnitCounts of(TransformedUnit unit) throws SQLException {
    String query =
        """
        select count(*) filter (broken = 0 and kind = 'sale'),
               count(*) filter (broken = 0 and kind = 'refund'),
               count(*) filter (broken > 0),
               count(*) filter (broken < 0),
               epoch_us(min(sold_at) filter (broken <= 0)), epoch_us(max(sold_at) filter (broken <= 0))
        from line""";
    try (Statement statement = unit.database().connection().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      long notFramed = unit.input().rejectCount();
      return new UnitCounts(
          unit.input().recordCount() + notFramed,
          row.getLong(1),
          row.getLong(2),
          row.getLong(3) + notFramed,
          row.getLong(4),
          instant(row, 5),
          instant(row, 6));
    }
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
