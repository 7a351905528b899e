package io.haat.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.rule.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFrameTest {
  private static final String EVENT =
      """
      {"event_id":"E-1","retailer_id":"acme","customer_id":"C-1","event_type":"view",\
      "event_time":"2024-05-31T12:00:00Z","note":"é🧺"}""";

  private final EventReader reader = new EventReader((retailer, store) -> 2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "17",
        "\"text\"",
        "[]",
        "[{}]",
        "{",
        "}",
        "{\"event_id\":}",
        "{\"event_id\":\"E-1\"",
        "{'event_id':'E-1'}",
        "{event_id:\"E-1\"}",
        "{\"event_id\":\"E-1\",}",
        "{\"page_views\":01}",
        "{\"page_views\":+1}",
        "{\"page_views\":.5}",
        "{\"page_views\":NaN}",
        "{\"device\":\"\\x\"}",
        "{\"device\":\"a\nb\"}",
        "{} {}",
        "{}x",
        "{}]",
        "{}// comment"
      })
  void what_is_no_json_object_is_malformed(String text) {
    assertThat(rules(text.getBytes(StandardCharsets.UTF_8))).containsExactly("malformed_json");
  }

  @Test
  void a_record_without_a_value_is_malformed() {
    assertThat(rules(null)).containsExactly("malformed_json");
  }

  @Test
  void white_space_and_a_byte_order_mark_around_an_object_are_nothing() {
    assertThat(rules(("\ufeff \r\n\t" + EVENT + "\n ").getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void other_encodings_are_invalid() {
    String ascii = EVENT.replaceAll("[^ -~]", "");
    assertThat(rules(ascii.getBytes(StandardCharsets.UTF_16BE)))
        .containsExactly("invalid_character");
    assertThat(rules(ascii.getBytes(Charset.forName("UTF-32LE"))))
        .containsExactly("invalid_character");
    assertThat(rules(EVENT.getBytes(StandardCharsets.UTF_16))).containsExactly("invalid_encoding");
    assertThat(rules(EVENT.getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly("invalid_encoding");
  }

  /**
   * Overlong forms, half a pair, beyond the last character, cut short: the decoder is the judge.
   */
  @Test
  void bytes_are_valid_where_the_decoder_of_java_takes_them() {
    var random = new Random(8);
    int valid = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes =
          ("0123456789" + "aé€🧺\u07ff\uffff".repeat(2)).getBytes(StandardCharsets.UTF_8);
      for (int changes = random.nextInt(3); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(255) + 1);
      }
      boolean decodes = decodes(bytes);
      valid += decodes ? 1 : 0;
      assertThat(Utf8.brokenRule(bytes, bytes.length) == null).isEqualTo(decodes);
    }
    assertThat(valid).isBetween(5_000, 15_000);
  }

  @Test
  void a_raw_nul_is_found_wherever_it_stands() {
    byte[] bytes = EVENT.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte[] spoilt = bytes.clone();
      if (spoilt[i] > 0) {
        spoilt[i] = 0;
        assertThat(rules(spoilt)).containsExactly("invalid_character");
      }
    }
  }

  @Test
  void a_mebibyte_is_not_too_long() {
    assertThat(rules(padded(EventRules.LONGEST_RECORD))).isEmpty();
    assertThat(rules(padded(EventRules.LONGEST_RECORD + 1))).containsExactly("record_too_long");
    assertThat(rules(new byte[10 << 20])).containsExactly("record_too_long");
  }

  @Test
  void long_names_and_numbers_are_ignored_with_their_fields() {
    String name = "n".repeat(200_000);
    String number = "9".repeat(200_000);
    assertThat(rules(with("\"" + name + "\":" + number))).isEmpty();
  }

  @Test
  void nesting_has_an_end() {
    assertThat(rules(with(nested(EventRules.DEEPEST_NESTING - 1)))).isEmpty();
    assertThat(rules(with(nested(EventRules.DEEPEST_NESTING)))).containsExactly("malformed_json");
    assertThat(rules(with("\"a\":" + "[".repeat(500_000)))).containsExactly("malformed_json");
  }

  /** No table of names may overflow into a verdict. */
  @Test
  void many_names_are_only_names() {
    for (int record = 0; record < 50; record++) {
      var names = new StringBuilder();
      for (int i = 0; i < 2_000; i++) {
        names.append(i == 0 ? "" : ",").append("\"n").append(record).append('-').append(i);
        names.append("\":0");
      }
      assertThat(rules(with(names.toString()))).isEmpty();
    }
  }

  @Test
  void a_field_may_stand_only_once() {
    assertThat(rules(with("\"device\":\"a\",\"device\":\"a\""))).containsExactly("duplicate_field");
    assertThat(rules(with("\"device\":null,\"device\":\"a\""))).containsExactly("duplicate_field");
    assertThat(rules(with("\"note\":1,\"note\":{}"))).isEmpty();
  }

  @Test
  void ids_of_broken_records_are_told_as_far_as_they_were_read() {
    byte[] latin = EVENT.getBytes(StandardCharsets.ISO_8859_1);
    String cut = EVENT.substring(0, EVENT.indexOf("\"C-1\""));
    String twice = "{\"retailer_id\":\"other\"," + EVENT.substring(1);
    String bad = EVENT.replace("acme", "a/b").replace("view", "buy");

    assertThat(read(latin))
        .isEqualTo(new EventVerdict.Invalid("acme", null, "E-1", List.of("invalid_encoding")));
    assertThat(read(cut.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new EventVerdict.Invalid("acme", null, "E-1", List.of("malformed_json")));
    assertThat(read(twice.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new EventVerdict.Invalid(null, null, "E-1", List.of("duplicate_field")));
    assertThat(read(bad.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            new EventVerdict.Invalid(
                null, null, "E-1", List.of("unparsable_retailer_id", "unparsable_event_type")));
    assertThat(read(padded(EventRules.LONGEST_RECORD + 1)))
        .isEqualTo(new EventVerdict.Invalid("acme", null, "E-1", List.of("record_too_long")));
  }

  /** Whatever the bytes are there is a verdict, and it does not depend on what was read before. */
  @Test
  void spoilt_records_get_the_same_verdict_from_every_reader() {
    var random = new Random(17);
    var events = new RandomEvents(18, (retailer, store) -> 2);
    for (int i = 0; i < 20_000; i++) {
      Event event = events.next();
      byte[] bytes = EventWriter.write(event);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      var fresh = new EventReader((retailer, store) -> 2);
      assertThat(reader.read(event.type(), bytes, event.eventTimeMicros()))
          .isEqualTo(fresh.read(event.type(), bytes, event.eventTimeMicros()));
    }
  }

  private List<String> rules(byte[] value) {
    return read(value) instanceof EventVerdict.Invalid invalid ? invalid.rules() : List.of();
  }

  private EventVerdict read(byte[] value) {
    return reader.read(EventType.CUSTOMER, value, Long.MAX_VALUE);
  }

  private static byte[] with(String field) {
    return (EVENT.substring(0, EVENT.length() - 1) + "," + field + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] padded(int length) {
    byte[] event = EVENT.getBytes(StandardCharsets.UTF_8);
    String pad = " ".repeat(length - event.length);
    return (EVENT + pad).getBytes(StandardCharsets.UTF_8);
  }

  private static String nested(int levels) {
    return "\"deep\":" + "[".repeat(levels) + "]".repeat(levels);
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
