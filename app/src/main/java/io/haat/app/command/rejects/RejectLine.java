package io.haat.app.command.rejects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haat.warehouse.reject.RejectedEvents.Place;
import io.haat.warehouse.reject.RejectedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A rejected record as one line of JSON, to be corrected and read again. An event that is a JSON
 * object stands under {@code event}, another record's text under {@code raw}, and what is no text
 * under {@code base64}.
 */
final class RejectLine {
  // A price is not to change by being read.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final String topic;
  private final Place place;
  private final byte[] value;

  private RejectLine(String topic, Place place, byte[] value) {
    this.topic = topic;
    this.place = place;
    this.value = value;
  }

  /** Where it is to go. */
  String topic() {
    return topic;
  }

  /** Where it stood. */
  Place place() {
    return place;
  }

  /** As it is to be sent. */
  byte[] value() {
    return value;
  }

  static String write(RejectedRecord record) {
    ObjectNode line = JSON.createObjectNode();
    if (record.isEvent()) {
      line.put("topic", record.file());
      line.put("topic_id", record.object());
      line.put("partition", record.partition().getAsInt());
      line.put("offset", record.row());
    } else {
      line.put("source", record.source());
      line.put("file", record.file());
      line.put("object", record.object());
      line.put("row", record.row());
    }
    record.rules().forEach(line.putArray("rules")::add);
    if (record.bytes().isPresent()) {
      line.put("base64", Base64.getEncoder().encodeToString(record.bytes().get()));
    } else if (record.isEvent()) {
      putEvent(line, record.raw());
    } else {
      line.put("raw", record.raw());
    }
    return line.toString();
  }

  private static void putEvent(ObjectNode line, String raw) {
    try {
      JsonNode event = JSON.readTree(raw);
      if (event != null && event.isObject()) {
        line.set("event", event);
        return;
      }
    } catch (JsonProcessingException malformed) {
      line.put("malformed", malformed.getOriginalMessage());
    }
    line.put("raw", raw);
  }

  /**
   * Reads such a line of an event.
   *
   * @throws IllegalArgumentException with what is wrong about it
   */
  static RejectLine read(byte[] text) {
    JsonNode line;
    try {
      line = JSON.readTree(text);
    } catch (IOException malformed) {
      throw new IllegalArgumentException("is not JSON: " + malformed.getMessage(), malformed);
    }
    if (!line.path("topic").isTextual()
        || !line.path("topic_id").isTextual()
        || !line.path("partition").isInt()
        || !line.path("offset").isIntegralNumber()) {
      throw new IllegalArgumentException(
          "does not say topic, topic_id, partition and offset as haat rejects export writes them");
    }
    Place place =
        new Place(
            line.path("topic_id").textValue(),
            line.path("partition").intValue(),
            line.path("offset").longValue());
    return new RejectLine(line.path("topic").textValue(), place, value(line));
  }

  private static byte[] value(JsonNode line) {
    if (line.path("event").isObject()) {
      return line.path("event").toString().getBytes(StandardCharsets.UTF_8);
    }
    if (line.path("raw").isTextual()) {
      return line.path("raw").textValue().getBytes(StandardCharsets.UTF_8);
    }
    if (line.path("base64").isTextual()) {
      return Base64.getDecoder().decode(line.path("base64").textValue());
    }
    throw new IllegalArgumentException("has neither event nor raw nor base64");
  }
}
