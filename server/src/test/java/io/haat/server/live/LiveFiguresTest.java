package io.haat.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.server.RunningServer;
import io.haat.server.live.Till.Line;
import io.haat.server.live.Till.Shop;
import io.haat.server.live.Till.Window;
import io.haat.warehouse.rollup.StoreRebuild;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.datasketches.hll.HllSketch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure of {@code live}, beside the same figure by other means. */
final class LiveFiguresTest {
  /** 16:12:20 in Kolkata, 16:27:20 in Kathmandu, 10:42:20 in London. */
  private static final Instant NOW = Instant.parse("2025-03-15T10:42:20Z");

  private static final List<Shop> SHOPS =
      List.of(
          new Shop("S1", ZoneId.of("Asia/Kolkata"), "INR"),
          new Shop("S2", ZoneId.of("Asia/Kathmandu"), "INR"),
          new Shop("S3", ZoneId.of("Europe/London"), "GBP"),
          new Shop("LIVE", ZoneId.of("Europe/Madrid"), "EUR"),
          new Shop("FILES", ZoneId.of("America/New_York"), "USD"));

  private static final Till TILL = new Till(NOW, windows(), lines());

  private static RunningServer server;

  /** Windows of 75 minutes, not every minute of every shop. */
  private static List<Window> windows() {
    var windows = new ArrayList<Window>();
    for (int minute = 0; minute < 75; minute++) {
      for (int shop = 0; shop < 4; shop++) {
        if ((minute * 7 + shop * 3) % 4 != 1) {
          var customers = new TreeSet<String>();
          for (int customer = 0; customer < (minute + shop) % 3; customer++) {
            customers.add("C" + (minute * 5 + shop * 11 + customer * 17) % 40);
          }
          windows.add(
              new Window(
                  SHOPS.get(shop),
                  NOW.truncatedTo(ChronoUnit.MINUTES).minus(minute, ChronoUnit.MINUTES),
                  1 + (minute + shop) % 4,
                  BigDecimal.valueOf(1_001 + (minute * 373 + shop * 911) % 50_000, 2),
                  customers));
        }
      }
    }
    return windows;
  }

  /** Lines about the ends of today, and of the same hour yesterday and a week ago. */
  private static List<Line> lines() {
    var lines = new ArrayList<Line>();
    for (Shop shop : SHOPS) {
      if (!shop.id().equals("LIVE")) {
        Instant midnight = shop.day(NOW).atStartOfDay(shop.zone()).toInstant();
        for (int seconds : List.of(-1, 0, 1, 3_600, 9_000)) {
          add(lines, shop, midnight.plusSeconds(seconds));
        }
      }
    }
    for (int days : List.of(1, 7)) {
      Instant begin = Instant.parse("2025-03-15T09:43:00Z").minus(days, ChronoUnit.DAYS);
      for (int seconds : List.of(-1, 0, 59, 60, 1_800, 1_801, 3_599, 3_600)) {
        for (Shop shop : SHOPS.subList(0, 3)) {
          add(lines, shop, begin.plusSeconds(seconds));
        }
      }
    }
    return lines;
  }

  /** A receipt of two lines; receipts of other shops may have its number. */
  private static void add(List<Line> lines, Shop shop, Instant at) {
    int number = lines.size() / 6;
    for (int line = 0; line < 2; line++) {
      lines.add(
          new Line(shop, "T" + number, at, BigDecimal.valueOf(10_003 + lines.size() * 97, 2)));
    }
  }

  @BeforeAll
  static void sell() throws SQLException {
    server = new RunningServer(Clock.fixed(NOW, ZoneOffset.UTC));
    server.execute(
        """
        insert into dim_retailer (retailer) values ('bazaar');
        insert into dim_product (retailer_key, product_id) values (1, 'P1');
        insert into stream_progress (topic, writer, events, rejected, duplicates, late, events_per_second, latency_p50_ms,
                                     latency_p99_ms, started_at, updated_at)
        values ('retail-transactions', 0, 700, 11, 3, 2, 10.26, 4.5, 30, '2025-03-01Z', clock_timestamp() + interval '1 hour'),
               ('retail-transactions', 1, 290, 0, 1, 0, 5.5, 6.5, 20, '2025-03-01Z', clock_timestamp() + interval '1 hour'),
               ('retail-refunds', 0, 7, 3, 0, 1, 8, null, null, '2025-03-01Z', clock_timestamp() - interval '11 seconds')""");
    try (Connection connection = server.connect()) {
      for (int i = 0; i < SHOPS.size(); i++) {
        Shop shop = SHOPS.get(i);
        server.execute(
            "insert into dim_store (retailer_key, store_id, business_zone) values (1, '%s', '%s')"
                .formatted(shop.id(), shop.zone()));
      }
      try (PreparedStatement write = connection.prepareStatement(WINDOW)) {
        for (Window window : TILL.windows()) {
          write(write, window);
        }
      }
      try (PreparedStatement write = connection.prepareStatement(LINE)) {
        for (int i = 0; i < TILL.lines().size(); i++) {
          write(write, TILL.lines().get(i), i);
        }
      }
      StoreRebuild.run(connection, List.of(1, 2, 3, 4, 5));
    }
  }

  private static void write(PreparedStatement write, Window window) throws SQLException {
    var sketch = new HllSketch(12);
    window.customers().forEach(sketch::update);
    write.setObject(1, window.start().atOffset(ZoneOffset.UTC));
    write.setString(2, window.shop().id());
    write.setString(3, window.shop().currency());
    write.setLong(4, window.transactions());
    write.setBigDecimal(5, window.revenue());
    write.setLong(6, window.customers().size());
    write.setBytes(7, window.customers().isEmpty() ? null : sketch.toCompactByteArray());
    write.executeUpdate();
  }

  private static void write(PreparedStatement write, Line line, int row) throws SQLException {
    write.setInt(1, 1 + SHOPS.indexOf(line.shop()));
    write.setInt(2, row);
    write.setString(3, line.transaction());
    write.setObject(4, line.soldAt().atOffset(ZoneOffset.UTC));
    write.setBigDecimal(5, line.amount());
    write.setString(6, line.shop().currency());
    write.executeUpdate();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S1", "S2", "S3", "LIVE", "FILES"})
  void totals_are_those_of_the_windows_and_of_the_days_sales(String store) {
    Till till = TILL.of(shop -> store.isEmpty() || shop.id().equals(store));

    assertThat(
            texts(
                live(store).get("totals"),
                "currency",
                "revenue",
                "transactions",
                "transactions_per_minute",
                "average_transaction_value",
                "hour_revenue",
                "projected_hour_revenue",
                "today"))
        .isNotEmpty()
        .containsExactlyElementsOf(till.totals());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S1", "FILES"})
  void a_customer_of_several_windows_and_shops_is_one(String store) {
    Till till = TILL.of(shop -> store.isEmpty() || shop.id().equals(store));

    assertThat(live(store).get("active_customers").asLong()).isEqualTo(till.customers());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S2", "LIVE"})
  void the_same_minutes_of_other_days_are_those_of_their_sales(String store) {
    Till till = TILL.of(shop -> store.isEmpty() || shop.id().equals(store));
    JsonNode live = live(store);

    for (String field : List.of("yesterday", "week_before")) {
      assertThat(texts(live.get(field), "start", "currency", "transactions", "revenue"))
          .containsExactlyElementsOf(till.daysBefore(field.equals("yesterday") ? 1 : 7));
    }
  }

  @Test
  void items_are_the_windows_of_the_last_60_minutes() {
    JsonNode live = live("S2");

    assertThat(live.get("from").asText()).isEqualTo(TILL.from().toString());
    assertThat(texts(live.get("items"), "start", "transactions", "revenue", "customers"))
        .containsExactlyElementsOf(
            TILL.windows().stream()
                .filter(window -> window.shop().id().equals("S2"))
                .filter(window -> !window.start().isBefore(TILL.from()))
                .sorted(Comparator.comparing(Window::start))
                .map(
                    window ->
                        "%s %d %s %d"
                            .formatted(
                                window.start(),
                                window.transactions(),
                                window.revenue().stripTrailingZeros().toPlainString(),
                                window.customers().size()))
                .toList());
  }

  @Test
  void the_stream_tells_of_all_its_writers_and_nothing_of_its_speed_when_it_is_silent() {
    JsonNode live = live("S1");

    // 997 of 1,011.
    assertThat(live.get("quality").decimalValue()).isEqualByComparingTo("0.986152");
    assertThat(
            texts(
                live.get("topics"),
                "topic",
                "events",
                "rejected",
                "duplicates",
                "late",
                "events_per_second",
                "latency_p50_ms",
                "latency_p99_ms",
                "running"))
        .containsExactly(
            "retail-refunds 7 3 0 1 0 null null false",
            "retail-transactions 990 11 4 2 15.8 6.5 30 true");
  }

  /** The answer for one shop; empty: for all. */
  private static JsonNode live(String store) {
    return server.json(store.isEmpty() ? "live" : "live?store=" + store);
  }

  private static List<String> texts(JsonNode items, String... fields) {
    var texts = new ArrayList<String>();
    for (JsonNode item : items) {
      var text = new ArrayList<String>();
      for (String field : fields) {
        JsonNode value = item.get(field);
        text.add(
            value.isNumber() && value.decimalValue().signum() != 0
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.isNumber() ? "0" : value.asText());
      }
      texts.add(String.join(" ", text));
    }
    return texts;
  }

  private static final String WINDOW =
      """
      insert into transactions_summary
        (retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue, unique_customers, customers_sketch)
      with w as (select ?::timestamptz as start)
      select 'bazaar', start, start + interval '1 minute', ?, ?, ?, ?, ?, ? from w""";

  private static final String LINE =
      """
      insert into fact_sales (store_key, line_id, transaction_id, line_no, sold_at, product_key, quantity, unit_price, discount,
                              total_amount, currency, origin_unit, origin_row)
      select store, md5('line' || n)::uuid, transaction, n::text, at, 1, 1, amount, 0, amount, currency, 1, n
      from (select ?::integer as store, ?::integer as n, ? as transaction, ?::timestamptz as at, ?::numeric as amount,
                   ? as currency) l""";
}
