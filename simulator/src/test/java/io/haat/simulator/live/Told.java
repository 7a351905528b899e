package io.haat.simulator.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.haat.model.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A record and its JSON, as a test reads it. */
record Told(LiveRecord record, JsonNode json) {
  /** A Tuesday at 17:30 in India. */
  static final Instant START = Instant.parse("2026-03-03T12:00:00Z");

  static final Clock WALL = Clock.fixed(START, ZoneOffset.UTC);
  static final int PER_SECOND = 1_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static LiveRequest request() {
    return LiveRequest.of(42, PER_SECOND);
  }

  static LiveStream stream(LiveRequest request) {
    return stream(request, START);
  }

  static LiveStream stream(LiveRequest request, Instant start) {
    return new LiveStream(request, EventTimes.history(start, 1_000_000_000L / PER_SECOND), WALL);
  }

  static List<Told> all(LiveRequest request, int count) {
    LiveStream stream = stream(request);
    List<Told> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(of(stream.next()));
    }
    return all;
  }

  static Told of(LiveRecord record) {
    return new Told(record, json(bytes(record)));
  }

  static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(LiveRecord record) {
    byte[] bytes = new byte[record.value().remaining()];
    record.value().duplicate().get(bytes);
    return bytes;
  }

  EventType type() {
    return record.type();
  }

  String text(String field) {
    return json.path(field).textValue();
  }

  Instant time() {
    return Instant.parse(text("event_time"));
  }

  /** What identifies it within its topic. */
  String identity() {
    String id =
        switch (type()) {
          case SALE -> text("transaction_id");
          case REFUND -> text("refund_id");
          case STOCK, CUSTOMER -> text("event_id");
        };
    return type() + " " + text("store_id") + " " + id;
  }
}
