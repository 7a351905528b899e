package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final String NAMES =
      """
      select to_char(sold_at at time zone 'UTC', 'YYYY-MM-DD'), product_name
      from v_sales where retailer = ? order by sold_at""";
  private final Shop shop = Shop.shared();

  @Test
  void a_product_renamed_between_two_files_keeps_its_history() throws Exception {
    Path mapping = mapping("renamed");
    shop.load(mapping, shop.write("old.csv", csv(sale("1", "2024-01-10", "Tea"))));
    shop.load(mapping, shop.write("new.csv", csv(sale("2", "2024-06-10", "Green tea"))));
    shop.load(mapping, shop.write("late.csv", csv(sale("3", "2024-02-10", "Tea"))));
    assertThat(shop.rows(NAMES, "renamed"))
        .containsExactly("2024-01-10|Tea", "2024-02-10|Tea", "2024-06-10|Green tea");
    assertThat(versions("renamed")).containsExactly("Tea|f", "Green tea|t");
    sound();
  }

  @Test
  void a_product_renamed_within_a_file_keeps_its_history() throws Exception {
    String csv =
        csv(
            sale("1", "2024-06-10", "Green tea"),
            sale("2", "2024-01-10", "Tea"),
            sale("3", "2024-02-10", "Tea"),
            sale("4", "2024-09-10", "Green tea"));
    shop.load(mapping("renamed-within"), shop.write("within.csv", csv));
    assertThat(shop.rows(NAMES, "renamed-within"))
        .containsExactly(
            "2024-01-10|Tea", "2024-02-10|Tea", "2024-06-10|Green tea", "2024-09-10|Green tea");
    assertThat(versions("renamed-within")).containsExactly("Tea|f", "Green tea|t");
    sound();
  }

  @Test
  void a_local_time_in_a_gap_moves_later_and_one_in_an_overlap_is_the_earlier() throws Exception {
    String csv =
        csv(
            at("1", "S1", "2024-03-31 00:59:59"),
            at("2", "S1", "2024-03-31 01:30:00"),
            at("3", "S1", "2024-03-31 02:00:00"),
            at("4", "S1", "2024-10-27 00:59:59"),
            at("5", "S1", "2024-10-27 01:30:00"),
            at("6", "S1", "2024-10-27 02:00:00"));
    shop.load(mapping("clock"), shop.write("clock.csv", csv));
    assertThat(
            shop.rows(
                """
                select to_char(sold_at at time zone 'UTC', 'MM-DD HH24:MI:SS')
                from v_sales where retailer = ? order by transaction_id""",
                "clock"))
        .containsExactly(
            "03-31 00:59:59",
            "03-31 01:30:00",
            "03-31 01:00:00",
            "10-26 23:59:59",
            "10-27 00:30:00",
            "10-27 02:00:00");
  }

  @Test
  void a_stores_own_zone_and_currency_win_over_its_sources() throws Exception {
    Path mapping = mapping("abroad");
    shop.load(mapping, shop.write("abroad-1.csv", csv(at("1", "home", "2024-01-10 12:00:00"))));
    try (Connection connection = shop.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into dim_store (retailer_key, store_id, timezone, currency, business_zone, from_list)
          select retailer_key, 'tokyo', 'Asia/Tokyo', 'JPY', 'Asia/Tokyo', true
          from dim_retailer where retailer = 'abroad'""");
    }
    String csv =
        csv(at("2", "tokyo", "2024-01-10 08:30:00"), at("3", "home", "2024-01-10 08:30:00"));
    shop.load(mapping, shop.write("abroad-2.csv", csv));
    assertThat(
            shop.rows(
                """
                select store_id, currency, to_char(sold_at at time zone 'UTC', 'MM-DD HH24:MI'),
                       sold_on, total_amount::numeric(9, 2)
                from v_sales where retailer = 'abroad' and transaction_id in ('2', '3')
                order by transaction_id"""))
        .containsExactly(
            "tokyo|JPY|01-09 23:30|2024-01-10|3.00", "home|GBP|01-10 08:30|2024-01-10|2.50");
    assertThat(
            shop.rows(
                """
                select store_id, day, currency, sales_amount::numeric(9, 2) from v_daily
                where retailer = 'abroad' and store_id = 'tokyo'"""))
        .containsExactly("tokyo|2024-01-10|JPY|3.00");
  }

  private Path mapping(String retailer) throws Exception {
    return shop.mapping(retailer, Receipts.mapping(retailer, "format: csv"));
  }

  private static String csv(Receipts.Line... lines) {
    return Receipts.csv(List.of(lines));
  }

  private static Receipts.Line sale(String receipt, String day, String name) {
    return new Receipts.Line(receipt, "1", day + " 10:00:00", "S1", "P1", name, "C1", "2", "1.25");
  }

  private static Receipts.Line at(String receipt, String store, String time) {
    return new Receipts.Line(receipt, "1", time, store, "P1", "Tea", "C1", "2", "1.25");
  }

  private List<String> versions(String retailer) throws Exception {
    return shop.rows(
        """
        select product_name, is_current from dim_product join dim_retailer using (retailer_key)
        where retailer = ? order by valid_from""",
        retailer);
  }

  private void sound() throws Exception {
    try (Connection connection = shop.connect()) {
      assertThat(BusinessTables.orphans(connection)).isEmpty();
    }
  }
}
