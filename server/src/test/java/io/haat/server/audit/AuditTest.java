package io.haat.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.server.RunningServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditTest {
  private static RunningServer server;

  @BeforeAll
  static void load() throws Exception {
    server = new RunningServer();
    server.execute(
        """
        insert into dim_retailer (retailer) values ('bazaar'), ('harbour'), ('without-records');
        insert into dim_store (retailer_key, store_id, business_zone) values (1, 'S1', 'UTC'), (1, 'S2', 'UTC');
        insert into load_unit (retailer_key, source, object, object_name, object_path, target, unit, mapping, read, sales, refunds,
                               rejected, already_there, numbered, loaded_at)
        values (1, 'generated', 'aaaaaaaaaaaa', 'may.csv', 'p', 'line', 0, 'm', 10, 6, 1, 3, 0, true, '2025-03-01T10:00Z'),
               (1, 'generated', 'aaaaaaaaaaaa', 'may.csv', 'p', 'line', 1, 'm', 5, 5, 0, 0, 0, true, '2025-03-01T10:05Z'),
               (2, 'harbour', 'bbbbbbbbbbbb', 'june.csv', 'p', 'line', 0, 'm', 2, 0, 0, 1, 1, true, '2025-03-02T10:00Z'),
               (1, 'events', 'topic-id', 'retail-transactions', 'p', 'event', 0, 'm', 0, 0, 0, 0, 0, true, '2025-03-03T10:00Z'),
               (1, 'events', 'topic-id', 'retail-transactions', 'p', 'event', 1, 'm', 0, 0, 0, 0, 0, true, '2025-03-03T10:00Z');
        insert into load_object (retailer_key, object, target, source, object_name, object_path, mapping, units, received_at)
        values (1, 'aaaaaaaaaaaa', 'line', 'generated', 'may.csv', 'p', 'm', 2, '2025-03-01T09:59Z');
        insert into rejected_record (load_unit_key, raw_row, rules, raw)
        values (1, 2, '{missing_quantity}', 'a,,'), (1, 4, '{missing_quantity,unknown_kind}', '"b",,?'),
               (1, 7, '{duplicate}', 'c'), (3, 1, '{unknown_kind}', 'd');
        insert into late_event (origin_unit, origin_row, topic, retailer, store_id, event_id, event_time, arrived_at, window_start)
        values (4, 1, 'retail-transactions', 'bazaar', 'S1', 'T1', '2025-03-03T10:00Z', '2025-03-03T10:20Z', '2025-03-03T10:00Z'),
               (4, 2, 'retail-transactions', 'bazaar', 'S2', 'T2', '2025-03-03T10:00Z', '2025-03-03T10:30Z', '2025-03-03T10:00Z'),
               (5, 1, 'retail-transactions', 'bazaar', 'S1', 'T3', '2025-03-03T10:00Z', '2025-03-03T10:20Z', '2025-03-03T10:00Z')""");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void units_of_a_file_are_told_as_one_load_and_topics_are_none() {
    JsonNode loads = server.json("loads").get("items");

    assertThat(texts(loads, "name")).containsExactly("june.csv", "may.csv");
    JsonNode may = loads.get(1);
    assertThat(may.get("units").asInt()).isEqualTo(2);
    assertThat(may.get("read").asInt()).isEqualTo(15);
    assertThat(may.get("sales").asInt()).isEqualTo(11);
    assertThat(may.get("rejected").asInt()).isEqualTo(3);
    assertThat(may.get("complete").asBoolean()).isTrue();
    assertThat(loads.get(0).get("complete").asBoolean()).isFalse();
    assertThat(texts(server.json("loads?retailer=bazaar").get("items"), "name"))
        .containsExactly("may.csv");
  }

  @Test
  void rejected_records_come_page_by_page_without_gap_or_repeat() {
    assertThat(pages("rejects?limit=3", "raw")).containsExactly("d", "c", "\"b\",,?", "a,,");
  }

  @Test
  void late_events_of_one_moment_come_page_by_page_too() {
    assertThat(pages("late-events?limit=1", "event")).containsExactly("T2", "T3", "T1");
  }

  @Test
  void rejected_records_can_be_asked_for_by_rule_object_and_retailer() {
    assertThat(texts(server.json("rejects?rule=unknown_kind").get("items"), "raw"))
        .containsExactly("d", "\"b\",,?");
    assertThat(texts(server.json("rejects?object=aaaaaaaaaaaa&rule=duplicate").get("items"), "raw"))
        .containsExactly("c");
    assertThat(texts(server.json("rejects?retailer=harbour").get("items"), "raw"))
        .containsExactly("d");
  }

  @Test
  void a_cursor_that_nobody_gave_is_a_clear_error() {
    JsonNode problem = server.json("rejects?cursor=%20nonsense");

    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("detail").asText()).contains("a cursor that an earlier answer gave");
  }

  @Test
  void rules_are_counted_by_record() {
    JsonNode answer = server.json("rejects/by-rule");

    assertThat(answer.get("records").asInt()).isEqualTo(4);
    assertThat(texts(answer.get("items"), "rule"))
        .containsExactly("missing_quantity", "unknown_kind", "duplicate");
    assertThat(texts(answer.get("items"), "records")).containsExactly("2", "2", "1");
    assertThat(server.json("rejects/by-rule?retailer=harbour").get("records").asInt()).isEqualTo(1);
  }

  @Test
  void late_events_tell_their_delay() {
    JsonNode late = server.json("late-events?store=S2").get("items");

    assertThat(texts(late, "event")).containsExactly("T2");
    assertThat(late.get(0).get("delay_seconds").asInt()).isEqualTo(1_800);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loads", "rejects", "rejects/by-rule", "late-events"})
  void a_retailer_that_does_not_exist_is_told_and_one_without_records_is_not(String path) {
    assertThat(server.json(path + "?retailer=bazaar&retailer=nobody").get("detail").asText())
        .isEqualTo("there is no retailer 'nobody'");
    assertThat(server.get(path + "?retailer=nobody").statusCode()).isEqualTo(404);
    assertThat(server.get(path + "?retailer=nobody&format=csv").statusCode()).isEqualTo(404);
    assertThat(server.json(path + "?retailer=without-records").get("items")).isEmpty();
  }

  @Test
  void all_that_does_not_exist_is_told_at_once() {
    JsonNode problem = server.json("late-events?retailer=nobody&store=S1&store=S3&store=S4");

    assertThat(problem.get("status").asInt()).isEqualTo(404);
    assertThat(texts(problem.get("violations"), "message"))
        .containsExactly(
            "there is no retailer 'nobody'", "there is no store 'S3'", "there is no store 'S4'");
  }

  private static List<String> pages(String path, String field) {
    var all = new ArrayList<String>();
    String cursor = "";
    do {
      JsonNode page = server.json(path + cursor);
      all.addAll(texts(page.get("items"), field));
      cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
    } while (!cursor.isEmpty());
    return all;
  }

  private static List<String> texts(JsonNode items, String field) {
    return items.findValuesAsText(field);
  }
}
