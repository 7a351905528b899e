package io.haat.simulator.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haat.model.event.Event;
import io.haat.model.event.EventType;
import io.haat.simulator.random.Rng;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes records bad, the kinds of defects taking turns. Not thread-safe. */
final class LiveSpoiler {
  private static final List<String> REQUIRED_OF_ITEM =
      List.of("product_id", "quantity", "unit_price");

  private static final List<String> NO_TIMES =
      List.of("\"yesterday\"", "\"2026-13-45T25:61:00Z\"", "\"2026-05-04T12:00:00\"", "1735689600");
  private static final List<String> NO_NUMBERS =
      List.of("\"three\"", "\"1,5\"", "true", "[1]", "\"0x1F\"", "{}");
  private static final List<String> NO_TEXTS = List.of("4711", "true", "{\"id\":1}", "[\"a\"]");
  private static final List<String> NO_KINDS = List.of("\"teleport\"", "\"SALE!\"", "3");
  private static final List<String> NO_VALUES = List.of("", "null");

  private static final Duration MOST_AHEAD = Duration.ofMinutes(5);
  private static final LiveDefect[] KINDS = LiveDefect.values();

  private final Clock wall;
  private final Rng rng;
  private int turn;

  /**
   * @param wall what the broker's clock is near to
   */
  LiveSpoiler(Clock wall, Rng rng) {
    this.wall = wall;
    this.rng = rng;
    turn = rng.nextInt(KINDS.length);
  }

  /** The event as a record with the next defect that suits it. */
  byte[] spoil(Event event) {
    EventType type = EventFields.typeOf(event);
    do {
      turn = (turn + 1) % KINDS.length;
    } while (!KINDS[turn].suits(type));
    return spoil(event, KINDS[turn]);
  }

  /** The event as a record with a defect that suits it. */
  byte[] spoil(Event event, LiveDefect defect) {
    EventFields text = EventFields.of(event);
    EventType type = EventFields.typeOf(event);
    return switch (defect) {
      case MISSING -> missing(text, type);
      case UNPARSABLE -> unparsable(text, type);
      case NON_POSITIVE_QUANTITY ->
          with(text, fieldsOf(text), "quantity", pick(List.of("0", "-1", "\"-2.5\"", "0.0001")));
      case NEGATIVE_UNIT_PRICE -> with(text, fieldsOf(text), "unit_price", "-0.01");
      case AMOUNT_MISMATCH -> mismatch(text);
      case AMOUNT_OUT_OF_RANGE -> trillions(text);
      case NON_POSITIVE_REFUND_AMOUNT ->
          with(text, text.fields(), "refund_amount", pick(List.of("0", "-5", "\"0.00\"")));
      case TIMESTAMP_OUT_OF_RANGE -> with(text, text.fields(), EventFields.EVENT_TIME, wrongTime());
      case MALFORMED_JSON -> malformed(text.toJson());
      case INVALID_ENCODING -> badByte(text);
      case INVALID_CHARACTER -> with(text, text.fields(), idField(type), "\"A\\u0000B\"");
      case DUPLICATE_FIELD -> doubled(text, type);
      case TEXT_TOO_LONG ->
          with(text, text.fields(), idField(type), '"' + "9".repeat(201 + rng.nextInt(800)) + '"');
    };
  }

  private byte[] missing(EventFields text, EventType type) {
    boolean ofItem = type == EventType.SALE && rng.chance(1 / 3.0);
    Map<String, String> fields = ofItem ? fieldsOf(text) : text.fields();
    String field = pick(ofItem ? REQUIRED_OF_ITEM : required(type));
    if (field.equals(EventFields.ITEMS)) {
      text.items().clear();
    }
    String nothing = pick(NO_VALUES);
    if (nothing.isEmpty()) {
      fields.remove(field);
    } else {
      fields.put(field, nothing);
    }
    return bytes(text);
  }

  private byte[] unparsable(EventFields text, EventType type) {
    boolean ofItem = type == EventType.SALE && rng.chance(1 / 3.0);
    Map<String, String> fields = ofItem ? fieldsOf(text) : text.fields();
    String field = pick(ofItem ? REQUIRED_OF_ITEM : required(type));
    return with(text, fields, field, pick(wrongValues(field)));
  }

  /** What the contract asks for. */
  private static List<String> required(EventType type) {
    return switch (type) {
      case SALE ->
          List.of(
              "transaction_id", "retailer_id", "store_id", "event_time", "items", "final_amount");
      case REFUND ->
          List.of(
              "refund_id",
              "retailer_id",
              "store_id",
              "product_id",
              "refund_amount",
              "reason",
              "event_time");
      case STOCK ->
          List.of(
              "event_id",
              "retailer_id",
              "store_id",
              "product_id",
              "event_type",
              "quantity_change",
              "current_stock",
              "event_time");
      case CUSTOMER ->
          List.of("event_id", "retailer_id", "customer_id", "event_type", "event_time");
    };
  }

  private static List<String> wrongValues(String field) {
    return switch (field) {
      case "event_time" -> NO_TIMES;
      case "event_type" -> NO_KINDS;
      case "quantity",
          "unit_price",
          "final_amount",
          "refund_amount",
          "quantity_change",
          "current_stock" ->
          NO_NUMBERS;
      case "items" -> List.of("7", "\"milk\"", "{}");
      default -> NO_TEXTS;
    };
  }

  private byte[] mismatch(EventFields text) {
    String given = text.fields().getOrDefault("final_amount", "0");
    // A leading digit more: far from any rounding.
    return with(text, text.fields(), "final_amount", "1" + given);
  }

  private byte[] trillions(EventFields text) {
    Map<String, String> item = fieldsOf(text);
    item.put("quantity", "999999");
    return with(text, item, "unit_price", "99999999.99");
  }

  private String wrongTime() {
    Instant now = wall.instant();
    Instant wrong =
        switch (rng.nextInt(3)) {
          case 0 -> Instant.parse("1989-12-31T23:59:59.999Z");
          case 1 -> now.plus(MOST_AHEAD).plusSeconds(60 + rng.nextInt(3_600));
          default -> Instant.parse("2999-01-01T00:00:00Z");
        };
    return EventFields.quoted(wrong.toString());
  }

  private byte[] malformed(String json) {
    String broken =
        switch (rng.nextInt(5)) {
          case 0 -> json.substring(0, json.length() / 2);
          case 1 -> "";
          case 2 -> json + json;
          case 3 -> '[' + json + ']';
          default -> json.replace(":", " ");
        };
    return broken.getBytes(UTF_8);
  }

  private byte[] badByte(EventFields text) {
    byte[] bytes = with(text, text.fields(), "channel", "\"caf?\"");
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] == '?') {
        bytes[i] = (byte) 0xE9; // an é of Latin-1
        return bytes;
      }
    }
    return bytes;
  }

  private byte[] doubled(EventFields text, EventType type) {
    String field = pick(required(type));
    String value = field.equals(EventFields.ITEMS) ? "[]" : text.fields().getOrDefault(field, "1");
    String json = text.toJson();
    return (json.substring(0, json.length() - 1) + ",\"" + field + "\":" + value + "}")
        .getBytes(UTF_8);
  }

  /** Those of one of a sale's items; the event's own where it has none. */
  private Map<String, String> fieldsOf(EventFields text) {
    return text.items().isEmpty() ? text.fields() : pick(text.items());
  }

  private static String idField(EventType type) {
    return switch (type) {
      case SALE -> "transaction_id";
      case REFUND -> "refund_id";
      case STOCK, CUSTOMER -> "event_id";
    };
  }

  private byte[] with(EventFields text, Map<String, String> fields, String field, String value) {
    fields.put(field, value);
    return bytes(text);
  }

  private static byte[] bytes(EventFields text) {
    return text.toJson().getBytes(UTF_8);
  }

  private <T> T pick(List<T> values) {
    return values.get(rng.nextInt(values.size()));
  }
}
