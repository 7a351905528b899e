package io.haat.model.event;

import io.haat.model.rule.LineRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of topics and judges them by the contract of {@code docs/events}. The verdict
 * depends on nothing but the bytes, the broker's time and the store's minor unit. Keeps what it
 * reads in itself to allocate little: each thread needs a reader of its own.
 */
public final class EventReader {
  private static final long EARLIEST_MICROS =
      ChronoUnit.MICROS.between(Instant.EPOCH, LineRules.EARLIEST);

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
   * Reads one record. Whatever the bytes are, there is a verdict. A record that is no JSON object
   * is judged by no other rule; its ids are told as far as they were read.
   *
   * @param type what the record's topic is for
   * @param value the record's value; null where it has none
   * @param brokerTimeMicros when the broker took it, in microseconds since 1970-01-01T00:00Z
   */
  public EventVerdict read(EventType type, byte @Nullable [] value, long brokerTimeMicros) {
    KindReader reader = Objects.requireNonNull(readers.get(type));
    reader.fields().clear();
    findings.clear();
    String framing = RecordFrame.read(reader, value);
    if (framing != null) {
      findings.clear();
      findings.add(framing);
    } else {
      reader.judge();
      judgeTime(reader.fields(), brokerTimeMicros);
    }
    return findings.isEmpty()
        ? new EventVerdict.Valid(reader.event())
        : invalid(type, reader.fields());
  }

  private void judgeTime(FieldValues fields, long brokerTimeMicros) {
    if (fields.has(EventField.EVENT_TIME)) {
      long time = fields.number(EventField.EVENT_TIME);
      if (time < EARLIEST_MICROS || time - EventRules.MOST_AHEAD_MICROS > brokerTimeMicros) {
        findings.add(LineRules.TIMESTAMP_OUT_OF_RANGE);
      }
    }
  }

  private EventVerdict invalid(EventType type, FieldValues fields) {
    return new EventVerdict.Invalid(
        fields.text(EventField.RETAILER_ID),
        fields.text(EventField.STORE_ID),
        fields.text(EventContract.of(type).id()),
        findings.rules());
  }
}
