package io.haat.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.app.cli.CommandLineRun;
import io.haat.testing.recount.TopicRecount;
import io.haat.warehouse.rollup.RollupCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A day that is loaded and a day that is played are the same day. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlayedDayTest {
  private static final DayOfSales PLAYED = DayOfSales.of("played", 7, 400);

  @TempDir private static Path folder;
  private static RunningHaat haat;

  @BeforeAll
  static void start() throws IOException {
    haat =
        RunningHaat.start(
            folder,
            folder.resolve("data"),
            Map.of("HAAT_EVENTS_CURRENCY", "EUR", "HAAT_EVENTS_TIMEZONE", "Europe/Paris"));
    for (String retailer : List.of("played", "loaded")) {
      Files.writeString(folder.resolve(retailer + ".yaml"), DayOfSales.mapping(retailer));
    }
    Files.writeString(folder.resolve("day.csv"), PLAYED.csv());
    Files.writeString(folder.resolve("day.ndjson"), PLAYED.json());
  }

  @AfterAll
  static void stop() throws Exception {
    haat.close();
  }

  @Test
  @Order(1)
  void a_day_from_a_file_and_the_same_day_as_events_give_equal_facts_and_rollups()
      throws Exception {
    CommandLineRun send = haat.call("events", "send", "day.ndjson");
    assertThat(send.status()).as(send.err()).isZero();
    JsonNode loaded = load("loaded");
    assertThat(loaded.path("sales").asInt()).isEqualTo(PLAYED.sales());
    assertThat(loaded.path("read").asInt()).isEqualTo(PLAYED.lines().size());
    haat.await("select count(*) from v_sales where retailer = 'played'", "" + PLAYED.sales());
    haat.await("select count(*) from v_refunds where retailer = 'played'", "40");
    haat.await("select count(*) from dim_retailer where rollups_before > date '2026-01-05'", "2");
    haat.await("select count(*) from rollup_change", "0");
    haat.await("select count(*) from customer_change", "0");

    try (Connection connection = Recounts.connect(folder.resolve("data"))) {
      for (Map.Entry<String, String> table : TABLES.entrySet()) {
        List<String> played = rows(connection, table.getValue(), "played");
        assertThat(played).as(table.getKey()).isNotEmpty();
        assertThat(rows(connection, table.getValue(), "loaded"))
            .as(table.getKey())
            .isEqualTo(played);
      }
      assertThat(rows(connection, CUSTOMERS, "loaded"))
          .isEqualTo(rows(connection, CUSTOMERS, "played"))
          .isNotEmpty();
      assertThat(RollupCheck.differences(connection)).isEmpty();
    }
  }

  @Test
  @Order(2)
  void the_file_of_a_day_that_was_played_is_there_already() throws IOException {
    JsonNode again = load("played");
    assertThat(again.path("already_there").asInt()).isEqualTo(PLAYED.lines().size());
    assertThat(again.path("rejected").path("total").asInt()).isZero();
  }

  /** The last one here: what it spoils stays so. */
  @Test
  @Order(3)
  void a_recount_finds_every_table_that_is_wrong() throws Exception {
    Path data = folder.resolve("data");
    try (TopicRecount recount = Recounts.read(haat, data, "EUR");
        Connection connection = Recounts.connect(data);
        Statement statement = connection.createStatement()) {
      Recounts.awaitEqual(recount);
      for (Spoiled spoiled : SPOILED) {
        assertThat(recount.differences()).noneMatch(spoiled::isNamedBy);
        assertThat(statement.executeUpdate(spoiled.by())).as(spoiled.by()).isEqualTo(1);
        assertThat(recount.differences()).as(spoiled.by()).anyMatch(spoiled::isNamedBy);
      }
    }
  }

  private static JsonNode load(String retailer) throws IOException {
    CommandLineRun run =
        haat.call(
            "load", "day.csv", "--source", folder.resolve(retailer + ".yaml").toString(), "--json");
    assertThat(run.status()).as(run.err()).isZero();
    return RunningHaat.JSON.readTree(run.out());
  }

  private static List<String> rows(Connection connection, String sql, String retailer)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select t::text from (" + sql + ") t order by 1")) {
      statement.setString(1, retailer);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(row.getString(1));
        }
      }
    }
    return rows;
  }

  /** By the ids that shops use, since keys follow the order of arrival. */
  private static final Map<String, String> TABLES =
      Map.of(
          "fact_sales",
          """
          select s.store_id, f.line_id, f.transaction_id, f.line_no, f.sold_at, p.product_id, c.customer_id, f.quantity,
                 f.unit_price, f.discount, f.tax_amount, f.total_amount, f.currency, f.payment_method, f.channel
          from fact_sales f join dim_store s using (store_key) join dim_retailer r using (retailer_key)
          join dim_product p using (product_key) left join dim_customer c using (customer_key)
          where r.retailer = ?""",
          "fact_refunds",
          """
          select s.store_id, f.line_id, f.transaction_id, f.line_no, f.sold_at, p.product_id, c.customer_id, f.quantity,
                 f.unit_price, f.discount, f.tax_amount, f.total_amount, f.currency, f.payment_method, f.channel, f.reason,
                 f.original_transaction_id
          from fact_refunds f join dim_store s using (store_key) join dim_retailer r using (retailer_key)
          join dim_product p using (product_key) left join dim_customer c using (customer_key)
          where r.retailer = ?""",
          "sales_daily",
          """
          select d.day, s.store_id, p.product_id, d.currency, d.lines, d.transactions, d.units, d.discount_amount,
                 d.sales_amount, d.refund_lines, d.refund_units, d.refund_amount
          from sales_daily d join dim_store s using (store_key) join dim_retailer r using (retailer_key)
          join dim_product p using (product_key)
          where r.retailer = ?""",
          "sales_daily.category_firsts",
          """
          select day, store_id, d.currency, sum(category_firsts)
          from sales_daily d join dim_store s using (store_key) join dim_retailer r using (retailer_key)
          where r.retailer = ?
          group by 1, 2, 3""",
          "sales_hourly",
          """
          select store_id, to_jsonb(h) - 'store_key'
          from sales_hourly h join dim_store s using (store_key) join dim_retailer r using (retailer_key)
          where r.retailer = ?""",
          "city_product_sales",
          """
          select store_city, product_id, currency, total_sales, avg_sales, lines
          from city_product_sales where retailer = ?""",
          "group_sales_daily",
          """
          select (select array_agg(store_id order by store_id) from dim_store where store_key = any (g.store_keys)),
                 to_jsonb(d) - 'group_key'
          from group_sales_daily d join store_group g using (group_key) join dim_retailer r using (retailer_key)
          where r.retailer = ?""",
          "group_sales_hourly",
          """
          select (select array_agg(store_id order by store_id) from dim_store where store_key = any (g.store_keys)),
                 to_jsonb(h) - 'group_key'
          from group_sales_hourly h join store_group g using (group_key) join dim_retailer r using (retailer_key)
          where r.retailer = ?""",
          "category_sales_daily",
          """
          select (select array_agg(store_id order by store_id) from dim_store where store_key = any (g.store_keys)),
                 to_jsonb(d) - 'group_key'
          from category_sales_daily d join store_group g using (group_key) join dim_retailer r using (retailer_key)
          where r.retailer = ?""",
          "product_sales_daily",
          """
          select product_id, to_jsonb(d) - 'product_key'
          from product_sales_daily d join dim_product p using (product_key) join dim_retailer r using (retailer_key)
          where r.retailer = ?""");

  private static final String CUSTOMERS =
      """
      select v.day, s.store_id, c.customer_id, v.currency, v.transactions, trim_scale(v.units),
             trim_scale(v.sales_amount), v.refund_lines, trim_scale(v.refund_amount)
      from customer_sales_daily v join dim_store s using (store_key) join dim_retailer r using (retailer_key)
      join dim_customer c using (customer_key)
      where r.retailer = ?""";

  private record Spoiled(String table, String by) {
    boolean isNamedBy(String difference) {
      return difference.startsWith(table + ": ");
    }
  }

  private static final List<Spoiled> SPOILED =
      List.of(
          new Spoiled(
              "sales_daily",
              "update sales_daily set units = units + 1 where ctid = (select min(ctid) from sales_daily)"),
          new Spoiled(
              "customer_sales_daily",
              """
              update customer_sales_daily set units = units + 1
              where ctid = (
                select min(v.ctid) from customer_sales_daily v join dim_customer c using (customer_key)
                where not exists (select from customer_change x where x.retailer_key = c.retailer_key and x.day = v.day))"""),
          new Spoiled(
              "transactions_summary",
              """
              update transactions_summary set total_revenue = total_revenue + 0.01
              where ctid = (select min(ctid) from transactions_summary)"""),
          new Spoiled(
              "transactions_summary.unique_customers",
              """
              update transactions_summary set unique_customers = unique_customers + 1
              where ctid = (select min(ctid) from transactions_summary)"""),
          new Spoiled(
              "fact_sales",
              """
              delete from fact_sales where ctid = (
                select min(f.ctid) from fact_sales f join load_unit u on u.load_unit_key = f.origin_unit
                where u.target = 'event')"""),
          new Spoiled(
              "fact_refunds",
              """
              insert into fact_refunds
              select (jsonb_populate_record(f, jsonb_build_object('line_id', gen_random_uuid()))).*
              from fact_refunds f join load_unit u on u.load_unit_key = f.origin_unit
              where u.target = 'event' limit 1"""),
          new Spoiled(
              "rejected_record",
              """
              insert into rejected_record (load_unit_key, raw_row, rules, raw)
              select load_unit_key, -1, '{malformed_json}', 'x' from load_unit where target = 'event' limit 1"""));
}
