package io.haat.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.server.RunningServer;
import io.haat.server.web.Shops;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers are kept as long as they are right, and no longer. */
final class FreshnessTest {
  private static final String BAZAAR =
      "sales/summary?retailer=bazaar&from=2025-03-01&to=2025-03-16";
  private static final String HARBOUR =
      "sales/summary?retailer=harbour&from=2024-09-01&to=2024-09-08";

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = new RunningServer();
    Shops.fill(server.database(), RunningServer.NOW, 20);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void an_answer_is_kept_while_nothing_is_told_to_have_changed() throws Exception {
    String before = server.get("loads").body();
    server.execute(
        """
        alter table load_unit disable trigger load_unit_changed;
        update load_unit set object_name = 'unseen.csv';
        alter table load_unit enable trigger load_unit_changed""");
    assertThat(server.get("loads").body()).isEqualTo(before);

    server.execute("update load_object set source = source");

    assertThat(server.get("loads").body()).contains("unseen.csv");
  }

  @Test
  void what_is_committed_is_seen_by_the_next_question() throws Exception {
    for (int i = 0; i < 50; i++) {
      server.execute(
          "update dim_store set store_name = 'Shop %d' where store_id = 'S001'".formatted(i));
      assertThat(server.get("stores").body()).contains("\"Shop " + i + "\"");
    }
  }

  @Test
  void sales_of_one_retailer_leave_answers_about_another_as_they_are() throws Exception {
    String bazaar = tag(BAZAAR);
    String harbour = tag(HARBOUR);
    String both = tag("sales/summary");
    server.execute(
        "update sales_hourly set lines = lines where store_key = (select store_key from dim_store where store_id = 'S002')");

    assertThat(tag(BAZAAR)).isNotEqualTo(bazaar);
    assertThat(tag("sales/summary")).isNotEqualTo(both);
    assertThat(tag(HARBOUR)).isEqualTo(harbour);
    assertThat(server.get(HARBOUR, "If-None-Match", harbour).statusCode()).isEqualTo(304);
    assertThat(server.get(BAZAAR, "If-None-Match", bazaar).statusCode()).isEqualTo(200);
  }

  @Test
  void sales_of_today_leave_answers_about_the_past_as_they_are() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<LocalDate> ends = today.minusDays(4).datesUntil(today.plusDays(3)).toList();
    for (LocalDate day : today.minusDays(5).datesUntil(today.plusDays(2)).toList()) {
      List<String> before = ends.stream().map(FreshnessTest::tagBefore).toList();
      server.execute(
          """
          insert into sales_hourly (hour, store_key, currency, lines)
          select timestamp '%s 12:00', store_key, 'EUR', 1 from dim_store where store_id = 'S002'"""
              .formatted(day));
      for (LocalDate end : ends) {
        boolean stands = tagBefore(end).equals(before.get(ends.indexOf(end)));
        if (day.isBefore(end)) {
          assertThat(stands).as("days before %s after a sale of %s", end, day).isFalse();
        } else if (!day.isBefore(today.minusDays(1)) && !end.isAfter(today.minusDays(2))) {
          assertThat(stands).as("days before %s after a sale of %s", end, day).isTrue();
        }
      }
    }
  }

  private static String tagBefore(LocalDate end) {
    return tag("sales/summary?retailer=bazaar&from=%s&to=%s".formatted(end.minusDays(30), end));
  }

  @Test
  void copies_of_a_warehouse_never_share_answers() throws Exception {
    var one =
        new Revisions(new Warehouse(copy())::connect)
            .of(EnumSet.of(Ingredient.SALES), Set.of(), Optional.empty());
    var other =
        new Revisions(new Warehouse(copy())::connect)
            .of(EnumSet.of(Ingredient.SALES), Set.of(), Optional.empty());

    assertThat(one.changes()).isEqualTo(other.changes());
    assertThat(one.warehouse()).isNotEqualTo(other.warehouse());
    assertThat(tag("stores")).doesNotContain(one.warehouse());
  }

  private static DataSource copy() {
    return TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate());
  }

  @Test
  void a_tag_is_that_of_the_whole_question() {
    assertThat(tag("sales/summary?retailer=bazaar&city=Delhi"))
        .isEqualTo(tag("sales/summary?city=Delhi&retailer=bazaar"))
        .isNotEqualTo(tag("sales/summary?retailer=bazaar&city=Mumbai"))
        .isNotEqualTo(tag("sales/summary?retailer=bazaar&city=Delhi&format=csv"));
  }

  @Test
  void an_answer_that_stands_is_told_without_a_body() {
    HttpResponse<String> answer = server.get("stores", "If-None-Match", "\"x\", " + tag("stores"));

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-cache");
  }

  @Test
  void writers_at_the_same_time_do_not_wait_for_each_other() throws Exception {
    String before = tag("stores");
    try (var one = server.connect();
        var other = server.connect();
        var first = one.createStatement();
        var second = other.createStatement()) {
      one.setAutoCommit(false);
      other.setAutoCommit(false);
      second.execute("set lock_timeout = '5s'");
      first.execute("update dim_store set store_name = 'A' where store_id = 'S003'");
      second.execute("update dim_store set store_name = 'B' where store_id = 'S004'");
      other.commit();
      String between = tag("stores");
      one.commit();

      assertThat(between).isNotEqualTo(before);
      assertThat(tag("stores")).isNotEqualTo(between);
    }
  }

  @Test
  void problems_are_not_kept() {
    HttpResponse<String> answer = server.get("sales/summary?store=nowhere");

    assertThat(answer.headers().firstValue("ETag")).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  private static String tag(String path) {
    return server.get(path).headers().firstValue("ETag").orElseThrow();
  }
}
