package io.haat.warehouse.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.warehouse.sales.Shops;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowRecountTest {
  /** A minute of a large shop has hundreds of thousands of facts. */
  @ParameterizedTest
  @ValueSource(strings = {WindowRecount.STORES, WindowRecount.PRODUCTS, WindowRecount.REFUNDS})
  void facts_of_a_minute_are_read_once(String sql) throws SQLException {
    try (var shops = new Shops()) {
      shops.sell(600, 0.5);

      assertThat(readings(shops, sql))
          .isNotEmpty()
          .allMatch(reading -> reading.endsWith("loops=1)"));
    }
  }

  private static List<String> readings(Shops shops, String sql) throws SQLException {
    var readings = new ArrayList<String>();
    try (var statement =
        shops.connection.prepareStatement("explain (analyze, costs off, timing off) " + sql)) {
      statement.setString(1, "north");
      statement.setArray(2, shops.connection.createArrayOf("text", new String[] {"A", "B", "C"}));
      statement.setObject(3, Shops.NOW.minusSeconds(2_000_000).atOffset(ZoneOffset.UTC));
      statement.setObject(4, Shops.NOW.atOffset(ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          if (row.getString(1).matches(".* on (fact_sales|fact_refunds) .*")) {
            readings.add(row.getString(1));
          }
        }
      }
    }
    return readings;
  }
}
