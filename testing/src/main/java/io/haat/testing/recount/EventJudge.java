package io.haat.testing.recount;

import io.haat.testing.recount.Fields.Form;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Judges the records of one topic. */
abstract class EventJudge {
  private static final long EARLIEST_MICROS = 631_152_000_000_000L; // 1990-01-01T00:00Z
  private static final long MOST_AHEAD_MICROS = 300_000_000;

  private final Map<String, Form> contract;
  private final List<String> required;

  EventJudge(Map<String, Form> contract, List<String> required) {
    this.contract = contract;
    this.required = required;
  }

  final Judged judge(ConsumerRecord<byte[], byte[]> record) {
    Set<String> rules = new TreeSet<>();
    Fields fields = new Fields(contract, rules);
    Fields.@Nullable Items items = items(rules);
    String framing = RecordJson.read(record.value(), parser -> fields.read(parser, items));
    if (framing != null) {
      return new Judged.Rejected(Set.of(framing));
    }
    fields.missing(required);
    check(fields, items, rules);
    Long time = fields.micros("event_time");
    if (time != null
        && (time < EARLIEST_MICROS || time > record.timestamp() * 1_000 + MOST_AHEAD_MICROS)) {
      rules.add("timestamp_out_of_range");
    }
    return rules.isEmpty() ? take(fields, items) : new Judged.Rejected(rules);
  }

  /** Of a receipt. */
  Fields.@Nullable Items items(Set<String> rules) {
    return null;
  }

  abstract void check(Fields fields, Fields.@Nullable Items items, Set<String> rules);

  abstract Judged.Taken take(Fields fields, Fields.@Nullable Items items);

  /** A field that a valid event has. */
  static String needed(Fields fields, String name) {
    return Objects.requireNonNull(fields.text(name), name);
  }

  static void checkWord(Fields fields, String field, Set<String> known) {
    String word = fields.text(field);
    if (word != null && !known.contains(word)) {
      fields.unparsable(field);
    }
  }
}
