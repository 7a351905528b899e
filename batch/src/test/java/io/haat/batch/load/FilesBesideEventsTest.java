package io.haat.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.TestShop;
import io.haat.warehouse.live.LiveBatch;
import io.haat.warehouse.live.LiveResult;
import io.haat.warehouse.live.LiveWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesBesideEventsTest {
  private static final String FACTS =
      """
      select %s, f.line_id, s.store_id, f.transaction_id, f.line_no, f.sold_at, p.product_id, c.customer_id, f.quantity,
             f.unit_price, f.discount, f.tax_amount, f.total_amount, f.currency, f.payment_method, f.channel
      from %s f join dim_store s using (store_key) join dim_product p using (product_key)
      left join dim_customer c using (customer_key)
      order by f.line_id, s.store_id""";
  private static final String DAYS_OF_FACTS =
      """
      select store_id, day, product_id, null, f.currency, sum(lines), sum(units), sum(discount), sum(sales),
             sum(refund_lines), sum(refund_units), sum(refunds)
      from (
        select store_key, product_key, sold_at, currency, 1 as lines, quantity as units, discount,
               total_amount as sales, 0 as refund_lines, 0.000 as refund_units, 0.0000 as refunds
        from fact_sales
        union all
        select store_key, product_key, sold_at, currency, 0, 0.000, 0.0000, 0.0000, 1, quantity, total_amount
        from fact_refunds) f
      join dim_store s using (store_key)
      join dim_product p using (product_key)
      cross join lateral (select (sold_at at time zone business_zone)::date as day) d
      group by store_id, day, product_id, f.currency order by 1, 2, 3, 5""";

  @TempDir private Path folder;

  @Test
  void a_day_as_a_file_and_as_events_comes_to_the_same() throws Exception {
    TestTill till = day();
    TestShop byFile = shop("file");
    TestShop byEvents = shop("events");
    assertThat(load(byFile, till).rejected()).isZero();
    assertThat(till.tell(byEvents).newFacts()).isEqualTo(5);

    assertThat(contents(byEvents)).isEqualTo(contents(byFile));
    assertThat(byEvents.days()).isEqualTo(byEvents.rows(DAYS_OF_FACTS)).hasSize(6);
  }

  @Test
  void what_events_brought_is_there_when_the_file_comes_and_the_other_way_round() throws Exception {
    TestTill till = day();
    TestShop shop = shop("first events");
    till.tell(shop);
    List<String> contents = contents(shop);
    LoadReport report = load(shop, till);
    assertThat(report.alreadyThere()).isEqualTo(report.read()).isEqualTo(8);
    assertThat(contents(shop)).isEqualTo(contents);

    TestShop other = shop("first file");
    load(other, till);
    assertThat(till.tell(other)).isEqualTo(new LiveResult(0, 5, List.of()));
    assertThat(contents(other)).isEqualTo(contents);
  }

  @Test
  void other_content_is_a_duplicate_in_the_file() throws Exception {
    TestShop shop = shop("shop");
    day().tell(shop);
    LoadReport report =
        load(shop, new TestTill().sale("R-1", "2026-02-01T10:00:00Z", "S1", 9, 999, "A"));

    assertThat(report.rejectedByRule()).containsEntry("duplicate", 1L);
  }

  @Test
  void a_store_that_an_event_names_while_a_file_is_read_keeps_the_zone_of_its_days()
      throws Exception {
    TestShop shop = shop("shop");
    new TestTill().sale("R-0", "2026-01-01T00:00:00Z", "S0", 1, 100, "A").tell(shop);
    // Half past midnight in London, but still the day before in the zone of the file.
    TestTill till = new TestTill().sale("R-1", "2026-02-01T00:30:00Z", "S1", 1, 100, "A");
    String lima = TestTill.NUMBERED.replace("Europe/London", "America/Lima");
    CompletableFuture<LoadReport> load =
        whileWaiting(
            shop,
            () -> loadUnchecked(shop, lima, till),
            """
            insert into dim_store (retailer_key, store_id, business_zone)
            select retailer_key, 'S1', 'Europe/London' from dim_retailer""",
            Connection::commit);
    load.get(1, TimeUnit.MINUTES);

    assertThat(shop.rows("select day from sales_daily where day > '2026-01-15'"))
        .containsExactly("2026-02-01");
  }

  @Test
  void lines_that_the_stream_stores_after_the_look_are_neither_lost_nor_doubled() throws Exception {
    TestShop shop = shop("shop");
    new TestTill().sale("R-0", "2025-12-01T00:00:00Z", "S1", 1, 100, "A", "B").tell(shop);
    TestTill both = new TestTill().sale("R-1", "2026-01-01T10:00:00Z", "S1", 2, 150, "A", "B");
    TestTill file =
        new TestTill()
            .sale("R-1", "2026-01-01T10:00:00Z", "S1", 2, 150, "A", "B")
            .sale("R-2", "2026-02-01T10:00:00Z", "S1", 2, 150, "A", "C");
    // The load has looked its lines up when it comes to its products, and waits for this one.
    CompletableFuture<LoadReport> load =
        whileWaiting(
            shop,
            () -> loadUnchecked(shop, TestTill.NUMBERED, file),
            "insert into dim_product (retailer_key, product_id) select retailer_key, 'C' from dim_retailer",
            connection -> {
              both.tell(shop);
              connection.rollback();
            });
    LoadReport report = load.get(1, TimeUnit.MINUTES);

    assertThat(report.alreadyThere()).isEqualTo(2);
    assertThat(report.sales()).isEqualTo(2);
    assertThat(shop.rows("select count(*) from fact_sales")).containsExactly("6");
    assertThat(shop.days()).isEqualTo(shop.rows(DAYS_OF_FACTS));
    // January's lines are not of this file after all.
    assertThat(curatedFiles(folder.resolve("shop")))
        .singleElement()
        .asString()
        .contains("month=02");
  }

  @Test
  void a_store_that_moves_while_it_sells_has_its_sales_where_it_is() throws Exception {
    TestShop shop = shop("shop");
    var till = new TestTill();
    for (int i = 0; i < 1_000; i++) {
      String time = "2026-02-%02dT%02d:%02d:00Z".formatted(i % 28 + 1, i % 24, i % 60);
      till.sale("R-" + i, time, "S" + i % 3, 1, 100 + i, "P" + i % 5);
    }
    CompletableFuture<LiveResult> selling =
        CompletableFuture.supplyAsync(() -> tellUnchecked(shop, till));
    int moves = 0;
    do {
      String city = "City" + ++moves;
      String zone = List.of("Asia/Tokyo", "America/Lima", "Europe/London").get(moves % 3);
      shop.timeIs("2026-03-10T00:00:%02dZ".formatted(moves % 60));
      shop.list(
          TestShop.STORES, TestShop.STORES_HEADER + "S1,,%s,,,,%s,,,,%n".formatted(city, zone));
    } while (!selling.isDone());
    selling.join();

    assertThat(shop.days()).isEqualTo(shop.rows(DAYS_OF_FACTS));
    assertThat(shop.rows("select store_city, lines from city_product_sales order by 1, product_id"))
        .isEqualTo(
            shop.rows(
                """
                select coalesce(store_city, store_id), count(*)
                from fact_sales join dim_store using (store_key) join dim_product using (product_key)
                group by store_city, store_id, product_id order by 1, product_id"""));
  }

  @Test
  void a_writer_and_a_load_of_the_same_lines_at_the_same_time_store_each_line_once()
      throws Exception {
    TestShop shop = shop("shop");
    shop.cutsUnitsOf(600);
    var till = new TestTill();
    for (int i = 0; i < 3_000; i++) {
      String time = "2026-02-%02dT%02d:%02d:00Z".formatted(i % 28 + 1, i / 60 % 24, i % 60);
      till.sale("R-" + i, time, "S" + i % 7, 1, 100 + i, "P" + i % 13, "Q" + i % 17);
    }
    CompletableFuture<LoadReport> load =
        CompletableFuture.supplyAsync(() -> loadUnchecked(shop, TestTill.NUMBERED, till));
    try (LiveWriter writer = TestTill.writer(shop)) {
      int taken = 0;
      for (LiveBatch batch : till.batches(25)) {
        LiveResult result = writer.write(batch);
        assertThat(result.duplicates()).isEmpty();
        taken += result.newFacts() + result.alreadyThere();
      }
      assertThat(taken).isEqualTo(3_000);
    }
    LoadReport report = load.get(2, TimeUnit.MINUTES);
    shop.fold();

    assertThat(report.sales() + report.alreadyThere()).isEqualTo(6_000);
    assertThat(shop.rows("select count(*) from fact_sales")).containsExactly("6000");
    assertThat(shop.days()).isEqualTo(shop.rows(DAYS_OF_FACTS));
    assertThat(shop.rows("select sum(lines), sum(total_sales) from city_product_sales"))
        .isEqualTo(shop.rows("select count(*), sum(total_amount) from fact_sales"));
  }

  private static TestTill day() {
    return new TestTill()
        .sale("R-1", "2026-02-01T10:00:00Z", "S1", 2, 150, "A", "B")
        .sale("R-2", "2026-02-01T23:59:59.999999Z", "S2", 1, 99, "A")
        .sale("R-3", "2026-02-02T00:00:00Z", "S2", 3, 7, "A", "A", "C")
        .refund("B-1", "R-1", "2026-02-02T09:00:00Z", "S1", 150, "A")
        .refund("B-2", "R-9", "2026-02-02T09:00:00Z", "S2", 20, "C");
  }

  private TestShop shop(String name) throws Exception {
    TestShop shop = new TestShop(Files.createDirectories(folder.resolve(name)));
    shop.timeIs("2026-03-10T00:00:00Z");
    return shop;
  }

  private static LoadReport load(TestShop shop, TestTill till) throws Exception {
    return ((LoadOutcome.SalesLoaded) shop.load(TestTill.NUMBERED, till.file())).report();
  }

  private static LoadReport loadUnchecked(TestShop shop, String mapping, TestTill till) {
    try {
      return ((LoadOutcome.SalesLoaded) shop.load(mapping, till.file())).report();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static LiveResult tellUnchecked(TestShop shop, TestTill till) {
    try {
      return till.tell(shop);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Everything but where it came from. */
  private static List<String> contents(TestShop shop) throws SQLException {
    var contents = new ArrayList<>(shop.rows(FACTS.formatted("null", "fact_sales")));
    contents.addAll(
        shop.rows(FACTS.formatted("f.reason, f.original_transaction_id", "fact_refunds")));
    contents.addAll(shop.everything());
    return contents;
  }

  private interface Action {
    void run(Connection connection) throws SQLException;
  }

  /** Starts a load that has to wait for a statement that is not committed, and then acts. */
  private static CompletableFuture<LoadReport> whileWaiting(
      TestShop shop, Supplier<LoadReport> load, String held, Action action) throws Exception {
    try (Connection other = shop.warehouse().connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(held);
      CompletableFuture<LoadReport> loading = CompletableFuture.supplyAsync(load);
      long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (shop.rows("select 1 from pg_locks where not granted").isEmpty()) {
        assertThat(loading).isNotDone();
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.onSpinWait();
      }
      action.run(other);
      return loading;
    }
  }

  private static List<Path> curatedFiles(Path folder) throws Exception {
    try (var files = Files.walk(folder.resolve("lake/curated"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }
}
