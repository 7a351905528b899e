package io.haat.warehouse.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.Origin;
import io.haat.model.event.SaleEvent;
import io.haat.warehouse.TestWarehouse;
import io.haat.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveWriterTest {
  @Test
  void a_sale_is_facts_and_part_of_the_rollups() throws Exception {
    Warehouse warehouse = TestWarehouse.create();
    try (var writer =
        new LiveWriter(
            warehouse.connect(),
            new LiveSettings(Currency.getInstance("INR"), ZoneId.of("Asia/Kolkata")),
            event -> event.id().getBytes(StandardCharsets.UTF_8))) {
      var sale =
          new SaleEvent(
              "R-1",
              "shop",
              "S1",
              "C1",
              1_700_000_000_000_000L,
              List.of(
                  new SaleEvent.Item("P1", 2_000, 15_000, 0, 30_000),
                  new SaleEvent.Item("P2", 1_000, 5_000, 1_000, 4_000)),
              "card",
              null);
      LiveResult result =
          writer.write(
              new LiveBatch(
                  List.of(
                      new LiveFact(
                          sale,
                          new Origin("retail-transactions", "t1", 0, 5, 1_700_000_001_000_000L),
                          "INR",
                          1_699_999_980_000_000L,
                          false)),
                  List.of(
                      new LiveWindow.StoreMinute(
                          "shop", "S1", 1_699_999_980_000_000L, "INR", 1, 34_000, 1, null)),
                  List.of()));
      assertThat(result).isEqualTo(new LiveResult(1, 0, List.of()));
    }
    try (Connection connection = warehouse.connect()) {
      assertThat(rows(connection, "select * from v_sales order by line_no")).hasSize(2);
      assertThat(rows(connection, "select lines, units, sales_amount from sales_daily order by 3"))
          .containsExactly("1 1.000 0.4000", "1 2.000 3.0000");
      assertThat(
              rows(connection, "select store_city, total_sales from city_product_sales order by 2"))
          .containsExactly("S1 0.4000", "S1 3.0000");
      assertThat(
              rows(
                  connection, "select total_transactions, total_revenue from transactions_summary"))
          .containsExactly("1 3.4000");
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    var rows = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        var cells = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          cells.add(String.valueOf(row.getString(i)));
        }
        rows.add(String.join(" ", cells));
      }
    }
    return rows;
  }
}
