package io.haat.batch.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.mapping.Databases;
import io.haat.lake.DuckDb;
import io.haat.warehouse.BinaryCopy;
import io.haat.warehouse.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableCopyTest {
  @Test
  void sums_beyond_a_bigint_arrive_whole() throws Exception {
    var copied = new ArrayList<String>();
    try (DuckDb lines = Databases.open();
        Connection warehouse = TestPostgres.emptyDatabase().getConnection();
        Statement statement = warehouse.createStatement()) {
      statement.execute("create table total (units numeric, amount numeric)");
      String query =
          """
          select %s, %s from (values
            (5::hugeint, 150000::hugeint),
            (10000000000000000000, 99999999999999990000000),
            (null, -10000000000000000001)
          ) v (units, amount)"""
              .formatted(CopyColumn.sum("units"), CopyColumn.sum("amount"));

      long rows =
          TableCopy.run(
              lines.connection(),
              query,
              List.of(CopyColumn.THOUSANDTHS_SUM, CopyColumn.TEN_THOUSANDTHS_SUM),
              BinaryCopy.into(warehouse, "total", List.of("units", "amount")));

      assertThat(rows).isEqualTo(3);
      try (ResultSet row = statement.executeQuery("select units, amount from total")) {
        while (row.next()) {
          copied.add(row.getString(1) + " " + row.getString(2));
        }
      }
    }
    assertThat(copied)
        .containsExactly(
            "0.005 15.0000",
            "10000000000000000.000 9999999999999999000.0000",
            "null -1000000000000000.0001");
  }
}
