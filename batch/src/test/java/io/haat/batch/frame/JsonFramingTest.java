package io.haat.batch.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFramingTest {
  @TempDir Path directory;

  private FrameRequest lines(String... columns) {
    return FrameRequest.json(Format.JSONL, List.of(columns), directory);
  }

  private FrameRequest json(String... columns) {
    return FrameRequest.json(Format.JSON, List.of(columns), directory);
  }

  @Test
  void each_line_is_a_record_with_its_source() {
    Framed framed =
        Framed.of(
            """
            {"id":"a","qty":1}

            {"qty":2, "id":"b"}\r
            """,
            lines("id", "qty"));

    assertThat(framed.columns()).containsExactly("id", "qty");
    assertThat(framed.lines())
        .containsExactly("1|a|1|{\"id\":\"a\",\"qty\":1}", "2|b|2|{\"qty\":2, \"id\":\"b\"}");
  }

  @Test
  void numbers_keep_every_digit() {
    Framed framed =
        Framed.of(
            "{\"a\":0.10,\"b\":12345678901234567890.12345678901234567890,\"c\":1E-2,\"d\":-0}",
            lines("a", "b", "c", "d"));

    assertThat(framed.rows().get(0).subList(1, 5))
        .containsExactly("0.10", "12345678901234567890.12345678901234567890", "1E-2", "-0");
  }

  @Test
  void an_absent_value_and_null_are_null_and_an_empty_text_is_empty() {
    Framed framed = Framed.of("{\"a\":null,\"b\":\"\",\"d\":true}", lines("a", "b", "c", "d"));

    assertThat(framed.lines().get(0)).startsWith("1|~||~|true|");
  }

  @Test
  void texts_keep_quotes_commas_line_ends_and_signs_beyond_ascii() {
    Framed framed = Framed.of("{\"a\":\"x,\\\"y\\\"\\r\\nz\\u00e9\\ud83d\\uded2é\"}", lines("a"));

    assertThat(framed.rows().get(0).get(1)).isEqualTo("x,\"y\"\r\nzé\uD83D\uDED2é");
  }

  @Test
  void objects_flatten_to_dotted_names_and_arrays_stay_json() {
    Framed framed =
        Framed.of(
            "{\"customer\":{\"id\":7,\"address\":{\"city\":\"Pune\"}},\"tags\":[1, \"é\",{}]}",
            lines("customer.id", "customer.address.city", "tags"));

    assertThat(framed.rows().get(0).subList(1, 4)).containsExactly("7", "Pune", "[1, \"é\",{}]");
    assertThat(framed.seenKeys())
        .containsExactlyInAnyOrder("customer.id", "customer.address.city", "tags");
  }

  @Test
  void an_array_is_unnested_beside_its_parents_fields() {
    Framed framed =
        Framed.of(
            """
            {"id":"é1","note":"parent","lines":[{"sku":"a","note":null}, {"sku":"b"}],"store":"s"}
            """,
            lines("id", "sku", "store", "note").withRows("lines"));

    assertThat(framed.rows())
        .containsExactly(
            Arrays.asList(
                "1",
                "é1",
                "a",
                "s",
                null,
                "{\"id\":\"é1\",\"note\":\"parent\",\"lines\":[{\"sku\":\"a\",\"note\":null}],\"store\":\"s\"}"),
            List.of(
                "2",
                "é1",
                "b",
                "s",
                "parent",
                "{\"id\":\"é1\",\"note\":\"parent\",\"lines\":[{\"sku\":\"b\"}],\"store\":\"s\"}"));
  }

  @Test
  void unnesting_takes_scalars_single_objects_nested_arrays_and_none_at_all() {
    Framed framed =
        Framed.of(
            """
            {"o":{"lines":["x", 2]},"id":1}
            {"o":{"lines":{"sku":"a"}},"id":2}
            {"o":{"lines":[]},"id":3}
            {"id":4}
            """,
            lines("id", "sku", "o.lines").withRows("o.lines"));

    assertThat(framed.lines())
        .containsExactly(
            "1|1|~|x|{\"o\":{\"lines\":[\"x\"]},\"id\":1}",
            "2|1|~|2|{\"o\":{\"lines\":[2]},\"id\":1}",
            "3|2|a|~|{\"o\":{\"lines\":{\"sku\":\"a\"}},\"id\":2}",
            "4|3|~|~|{\"o\":{\"lines\":[]},\"id\":3}",
            "5|4|~|~|{\"id\":4}");
  }

  @Test
  void a_malformed_line_is_rejected_and_reading_goes_on() {
    Framed framed =
        Framed.of(
            """
            {"id":1}
            {"id":
            {"id":2} {"id":3}
            [4]
            {"id":1_0}
            {"id":5}
            """,
            lines("id"));

    assertThat(framed.lines()).containsExactly("1|1|{\"id\":1}", "6|5|{\"id\":5}");
    assertThat(framed.rejectLines())
        .containsExactly(
            "2|malformed_json|{\"id\":",
            "3|malformed_json|{\"id\":2} {\"id\":3}",
            "4|malformed_json|[4]",
            "5|malformed_json|{\"id\":1_0}");
  }

  @Test
  void nul_and_broken_unicode_are_rejected_also_when_escaped() {
    byte[] object =
        "{\"id\":\"\\u0000\"}\n{\"id\":\"\\ud800\"}\n{\"id\":\"\u00e9\"}\n{\"id\":\"a\0\"}\n{\"id\":\"b\"}\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    Framed framed = Framed.of(object, lines("id"));

    assertThat(framed.lines()).containsExactly("5|b|{\"id\":\"b\"}");
    assertThat(framed.rejects())
        .extracting(FramedReject::rules)
        .containsExactly(
            List.of("invalid_character"),
            List.of("invalid_encoding"),
            List.of("invalid_encoding"),
            List.of("invalid_character"));
  }

  @Test
  void an_array_gives_one_record_per_element() {
    Framed framed =
        Framed.of("\uFEFF [ {\"id\":\"]}\\\"\"},\n  {\"id\" :2}\t,{\"id\":[{}]} ] \n", json("id"));

    assertThat(framed.rows()).extracting(row -> row.get(1)).containsExactly("]}\"", "2", "[{}]");
    assertThat(framed.rejects()).isEmpty();
  }

  @Test
  void objects_one_after_another_and_a_single_object_are_taken() {
    assertThat(Framed.of("{\"id\":1}\n{\"id\":2}", json("id")).lines()).hasSize(2);
    assertThat(
            Framed.of("{\"orders\":[{\"id\":1},{\"id\":2}]}", json("id").withRows("orders")).rows())
        .extracting(row -> row.get(1))
        .containsExactly("1", "2");
  }

  @Test
  void a_bad_element_is_rejected_alone() {
    Framed framed = Framed.of("[{\"id\":1},{\"id\":tru},7,\"x\",{\"id\":2}]", json("id"));

    assertThat(framed.rows()).extracting(row -> row.get(0)).containsExactly("1", "5");
    assertThat(framed.rejectLines())
        .containsExactly(
            "2|malformed_json|{\"id\":tru}", "3|malformed_json|7", "4|malformed_json|\"x\"");
  }

  @Test
  void what_follows_a_break_in_an_array_is_one_reject() {
    Framed framed = Framed.of("[{\"id\":1} {\"id\":2},{\"id\":3}]", json("id"));

    assertThat(framed.lines()).containsExactly("1|1|{\"id\":1}");
    assertThat(framed.rejectLines()).containsExactly("2|malformed_json|{\"id\":2},{\"id\":3}]");
  }

  @Test
  void an_array_that_ends_early_is_never_silent() {
    assertThat(Framed.of("[{\"id\":1},{\"id\":2", json("id")).rejectLines())
        .containsExactly("2|malformed_json|{\"id\":2");
    assertThat(Framed.of("[{\"id\":1},", json("id")).rejectLines())
        .containsExactly("2|malformed_json|");
    assertThat(Framed.of("[{\"id\":1}]]", json("id")).rejectLines())
        .containsExactly("2|malformed_json|]");
  }

  @Test
  void a_record_over_one_mebibyte_is_rejected_whole_and_reading_goes_on() {
    String big = "{\"id\":\"" + "x".repeat(3 << 20) + "\"}";

    Framed lines = Framed.of(big + "\n{\"id\":2}\n", lines("id"));
    Framed elements = Framed.of("[" + big + ",{\"id\":2}]", json("id"));

    for (Framed framed : List.of(lines, elements)) {
      assertThat(framed.lines()).containsExactly("2|2|{\"id\":2}");
      assertThat(framed.rejects()).hasSize(1);
      assertThat(framed.rejects().get(0).rules()).containsExactly("record_too_long");
      assertThat(Framed.text(framed.rejects().get(0))).isEqualTo(big);
    }
  }

  @Test
  void an_unnested_object_may_be_larger_than_its_records() {
    String element = "{\"sku\":\"" + "\\\"é".repeat(50_000) + "\"}";
    String object = "{\"lines\":[" + (element + ",").repeat(40) + element + "],\"id\":1}";

    Framed framed = Framed.of(object, json("id", "sku").withRows("lines"));

    assertThat(object.length()).isGreaterThan(2 * Framing.MAX_RECORD_BYTES);
    assertThat(framed.rows()).hasSize(41);
    assertThat(framed.rows().get(40).get(2)).isEqualTo("\"é".repeat(50_000));
    assertThat(framed.rejects()).isEmpty();
  }

  @Test
  void an_object_that_would_be_repeated_beyond_reason_is_rejected_once() {
    String object =
        "{\"note\":\"" + "x".repeat(900_000) + "\",\"lines\":[" + "1,".repeat(2_000) + "1]}";

    Framed framed = Framed.of(object, json("note").withRows("lines"));

    assertThat(framed.rows()).isEmpty();
    assertThat(framed.rejectLines()).containsExactly("1|record_too_long|" + object);
  }

  @Test
  void the_largest_record_of_nothing_but_escapes_is_read() {
    int quotes = (Framing.MAX_RECORD_BYTES - 20) / 2;
    String object = "{\"a\":[\"" + "\\\"".repeat(quotes) + "\"]}";

    Framed framed = Framed.of(object, lines("a"));

    assertThat(framed.rows()).hasSize(1);
    assertThat(framed.rows().get(0).get(2)).isEqualTo(object);
  }

  @Test
  void the_source_of_a_record_can_be_looked_up() throws IOException {
    Framed framed = Framed.of("{\"a\":\"x,\\\"y\"}\nbad\n{\"a\":\"é,\"}\n", lines("a"));
    FramedUnit unit = framed.units().get(0);

    assertThat(unit.offsets().text(unit.records(), 1)).contains("{\"a\":\"x,\\\"y\"}");
    assertThat(unit.offsets().text(unit.records(), 2)).isEmpty();
    assertThat(unit.offsets().text(unit.records(), 3)).contains("{\"a\":\"é,\"}");
  }
}
