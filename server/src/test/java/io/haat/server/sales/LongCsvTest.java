package io.haat.server.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that do not fit into a page are sent whole, and not held in memory. */
final class LongCsvTest {
  private static final int MANY = 120_000;

  /** As objects, all of a list would be more. */
  private static final long MOST_BYTES = 40_000_000;

  private static Market market;

  @BeforeAll
  static void open() throws SQLException {
    market = new Market();
    market.server.execute(
        """
        insert into fact_sales (store_key, line_id, transaction_id, line_no, sold_at, product_key, quantity, unit_price,
                                discount, total_amount, currency, origin_unit, origin_row)
        select 1 + n %% 2, md5('many' || n)::uuid, 'M' || n, '1', timestamptz '2025-02-20Z' + n * interval '5 seconds', 1, 1, 10,
               0, 10, 'INR', 1, 100 + n
        from generate_series(1, %1$d) n;
        insert into dim_product (retailer_key, product_id) select 1, 'M' || n from generate_series(1, %1$d) n;
        insert into stock_level (store_key, product_id, current_stock, event_time, event_id)
        select 1, 'M' || n, n, '2025-03-15T09:00Z', 'e' || n from generate_series(1, %1$d) n;
        insert into city_product_sales (retailer, store_city, product_id, currency, total_sales, lines)
        select 'bazaar', 'Mumbai', 'M' || n, 'INR', 10, 1 from generate_series(1, %1$d) n"""
            .formatted(MANY));
    market.rebuild();
  }

  @AfterAll
  static void close() {
    market.close();
  }

  @ParameterizedTest
  @CsvSource({
    "sales/lines?from=2025-02-01&to=2025-03-01, 5",
    "inventory?store=S1, 2",
    "sales/by-city-product, 2"
  })
  void all_items_are_sent_once(String path, int column) throws Exception {
    var request =
        HttpRequest.newBuilder(market.server.uri(path)).header("Accept", "text/csv").build();
    long least = used();
    long most = least;
    var answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    var ids = new HashSet<Integer>(MANY * 2);
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String id = line.split(",", -1)[column];
        if (id.startsWith("M")) {
          assertThat(ids.add(Integer.valueOf(id.substring(1)))).as(line).isTrue();
        }
        if (ids.size() % 40_000 == 20_000) {
          most = Math.max(most, used());
        }
      }
    } catch (IOException cut) {
      throw new AssertionError("cut off after " + ids.size(), cut);
    }
    assertThat(ids).hasSize(MANY);
    assertThat(most - least).isLessThan(MOST_BYTES);
  }

  @Test
  void readers_who_take_their_time_leave_room_for_answers() throws Exception {
    var slow = new ArrayList<InputStream>();
    try {
      for (int i = 0; i < 2; i++) {
        var request =
            HttpRequest.newBuilder(market.server.uri("sales/lines?from=2025-02-01&to=2025-03-01"))
                .header("Accept", "text/csv")
                .build();
        slow.add(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body());
      }
      HttpResponse<String> third = market.server.get("inventory?store=S1", "Accept", "text/csv");

      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.body()).contains("2 lists are being sent whole; try again");
      assertThat(market.server.get("sales/summary").statusCode()).isEqualTo(200);
    } finally {
      for (InputStream body : slow) {
        body.close();
      }
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
