package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OnlineRetailTest {
  private final Shop shop = Shop.shared();

  @Test
  void the_excerpt_agrees_to_the_penny_with_a_computation_by_hand() throws Exception {
    Path excerpt = Checkout.example("online-retail/online-retail-excerpt.csv.gz");
    agreesWithTheBook(excerpt, "excerpt");
    loadingAgainChangesNothing(excerpt, "excerpt");
  }

  @Test
  void the_whole_file_agrees_to_the_penny_and_adds_up_to_541909() throws Exception {
    Path whole = Checkout.onlineRetail();
    assumeTrue(
        Files.exists(whole),
        "Online Retail is not at " + whole + "; the excerpt in examples/ is tested all the same");
    assertThat(agreesWithTheBook(whole, "whole").read()).isEqualTo(541_909);
    loadingAgainChangesNothing(whole, "whole");
  }

  @Test
  void views_have_the_columns_that_people_were_promised() throws Exception {
    List<String> common =
        List.of(
            "retailer",
            "transaction_id",
            "line_no",
            "sold_at",
            "store_id",
            "store_city",
            "store_region",
            "product_id",
            "product_name",
            "category",
            "customer_id",
            "quantity",
            "unit_price",
            "discount",
            "total_amount",
            "payment_method",
            "channel");
    assertThat(columns("v_sales")).containsSubsequence(common);
    assertThat(columns("v_refunds"))
        .containsSubsequence(common)
        .contains("reason", "original_transaction_id");
    assertThat(columns("v_daily"))
        .contains("retailer", "day", "store_id", "currency", "sales_amount");
  }

  private List<String> columns(String view) throws SQLException {
    return shop.rows(
        """
        select column_name from information_schema.columns
        where table_schema = 'haat' and table_name = ? order by ordinal_position""",
        view);
  }

  private Loaded agreesWithTheBook(Path file, String retailer) throws IOException, SQLException {
    Loaded loaded = shop.load(shop.shipped("online-retail", retailer), file);
    OnlineRetailBook book = OnlineRetailBook.of(file);
    assertThat(loaded.status()).isZero();
    assertThat(loaded.read()).isEqualTo(book.read);
    assertThat(loaded.sales()).isEqualTo(book.sales);
    assertThat(loaded.refunds()).isEqualTo(book.refunds);
    assertThat(loaded.byRule()).isEqualTo(book.byRule);
    assertThat(byMonth("v_sales", retailer)).isEqualTo(book.salesByMonth);
    assertThat(byMonth("v_refunds", retailer)).isEqualTo(book.refundsByMonth);
    assertThat(shop.rows(DAILY_DIFFERS, retailer, retailer)).as("sales_daily").isEmpty();
    assertThat(shop.rows(CITIES_DIFFER, retailer, retailer)).as("city_product_sales").isEmpty();
    try (Connection connection = shop.connect()) {
      assertThat(BusinessTables.orphans(connection)).isEmpty();
    }
    return loaded;
  }

  private void loadingAgainChangesNothing(Path file, String retailer)
      throws IOException, SQLException {
    try (Connection connection = shop.connect()) {
      Map<String, String> before = BusinessTables.of(connection, retailer);
      Loaded again = shop.load(shop.shipped("online-retail", retailer), file);
      assertThat(again.sales() + again.refunds()).isZero();
      assertThat(again.err()).contains("loaded already");
      assertThat(BusinessTables.of(connection, retailer)).isEqualTo(before);
    }
  }

  private Map<String, BigDecimal> byMonth(String view, String retailer) throws SQLException {
    var sums = new TreeMap<String, BigDecimal>();
    String sql =
        """
        select store_region || '|' || to_char(sold_on, 'YYYY-MM'), sum(total_amount)::numeric(18, 2)
        from %s where retailer = ? group by 1"""
            .formatted(view);
    for (String row : shop.rows(sql, retailer)) {
      int bar = row.lastIndexOf('|');
      sums.put(row.substring(0, bar), new BigDecimal(row.substring(bar + 1)));
    }
    return sums;
  }

  private static final String DAILY_DIFFERS =
      """
      with stored as (
        select d.day, d.store_key, d.product_key, d.currency, d.lines, d.units, d.discount_amount,
               d.sales_amount, d.refund_lines, d.refund_units, d.refund_amount
        from sales_daily d join dim_store s using (store_key) join dim_retailer r using (retailer_key)
        where r.retailer = ?),
      line as (
        select 'sale' as kind, store_key, product_key, currency, sold_at, quantity, discount, total_amount
        from fact_sales
        union all
        select 'refund', store_key, product_key, currency, sold_at, quantity, discount, total_amount
        from fact_refunds),
      added as (
        select (f.sold_at at time zone 'Europe/London')::date, store_key, product_key, f.currency,
               count(*) filter (where kind = 'sale'),
               coalesce(sum(quantity) filter (where kind = 'sale'), 0),
               coalesce(sum(discount) filter (where kind = 'sale'), 0),
               coalesce(sum(total_amount) filter (where kind = 'sale'), 0),
               count(*) filter (where kind = 'refund'),
               coalesce(sum(quantity) filter (where kind = 'refund'), 0),
               coalesce(sum(total_amount) filter (where kind = 'refund'), 0)
        from line f join dim_store s using (store_key) join dim_retailer r using (retailer_key)
        where r.retailer = ? group by 1, 2, 3, 4)
      (table stored except table added) union all (table added except table stored) limit 5""";

  private static final String CITIES_DIFFER =
      """
      with stored as (
        select store_city, product_id, currency, total_sales, avg_sales, lines
        from city_product_sales where retailer = ?),
      added as (
        select coalesce(store_city, store_id), product_id, currency, sum(total_amount),
               round(sum(total_amount) / count(*), 4), count(*)
        from v_sales where retailer = ? group by 1, 2, 3)
      (table stored except table added) union all (table added except table stored) limit 5""";
}
