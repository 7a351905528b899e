package io.haat.model.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.haat.model.rule.FrameRules;
import io.haat.model.rule.LineRules;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of topics and judges them by the contract of {@code docs/events}. Keeps what it
 * reads in itself to allocate little: each thread needs a reader of its own.
 */
public final class EventReader {
  private static final long EARLIEST_MICROS =
      ChronoUnit.MICROS.between(Instant.EPOCH, LineRules.EARLIEST);

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(EventRules.DEEPEST_NESTING)
                  .maxNumberLength(EventRules.LONGEST_RECORD)
                  .maxNameLength(EventRules.LONGEST_RECORD)
                  .maxStringLength(EventRules.LONGEST_RECORD)
                  .build())
          .build();

  private final Findings findings = new Findings();
  private final Map<EventType, KindReader> readers = new EnumMap<>(EventType.class);

  /**
   * @param minorUnits asked for each sale and refund whose store is known: it had better be quick
   */
  public EventReader(MinorUnits minorUnits) {
    var cache = new TextCache();
    readers.put(EventType.SALE, new SaleReader(findings, cache, minorUnits));
    readers.put(EventType.REFUND, new RefundReader(findings, cache, minorUnits));
    readers.put(EventType.STOCK, new StockReader(findings, cache));
    readers.put(EventType.CUSTOMER, new CustomerReader(findings, cache));
  }

  /**
   * Reads one record. Never fails: whatever the bytes are, there is a verdict.
   *
   * @param type what the record's topic is for
   * @param value the record's value; null where it has none
   * @param brokerTimeMicros when the broker took it, in microseconds since 1970-01-01T00:00Z
   */
  public EventVerdict read(EventType type, byte @Nullable [] value, long brokerTimeMicros) {
    findings.clear();
    KindReader reader = Objects.requireNonNull(readers.get(type));
    reader.fields().clear();
    String broken = readJson(reader, value);
    if (broken != null) {
      findings.clear();
      findings.add(broken);
      return invalid(type, reader.fields());
    }
    reader.fields().findMissing();
    reader.judge();
    judgeTime(reader.fields(), brokerTimeMicros);
    return findings.isEmpty()
        ? new EventVerdict.Valid(reader.event())
        : invalid(type, reader.fields());
  }

  /** Reads what can be read of the record, and gives the rule for which it is no JSON object. */
  private @Nullable String readJson(KindReader reader, byte @Nullable [] value) {
    if (value == null || value.length == 0) {
      return FrameRules.MALFORMED_JSON;
    }
    String broken = Utf8.brokenRule(value);
    int length = value.length;
    if (length > EventRules.LONGEST_RECORD) {
      broken = FrameRules.RECORD_TOO_LONG;
      length = EventRules.LONGEST_RECORD;
    }
    try (JsonParser parser = JSON.createParser(value, 0, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return broken == null ? FrameRules.MALFORMED_JSON : broken;
      }
      reader.read(parser);
      if (parser.nextToken() != null) {
        return broken == null ? FrameRules.MALFORMED_JSON : broken;
      }
    } catch (IOException malformed) {
      return broken == null ? FrameRules.MALFORMED_JSON : broken;
    }
    return broken;
  }

  private void judgeTime(ObjectReader fields, long brokerTimeMicros) {
    if (fields.has(EventField.EVENT_TIME)) {
      long time = fields.number(EventField.EVENT_TIME);
      if (time < EARLIEST_MICROS || time - EventRules.MOST_AHEAD_MICROS > brokerTimeMicros) {
        findings.add(LineRules.TIMESTAMP_OUT_OF_RANGE);
      }
    }
  }

  private EventVerdict invalid(EventType type, ObjectReader fields) {
    return new EventVerdict.Invalid(
        fields.text(EventField.RETAILER_ID),
        fields.text(EventField.STORE_ID),
        fields.text(EventContract.of(type).id()),
        findings.rules());
  }
}
