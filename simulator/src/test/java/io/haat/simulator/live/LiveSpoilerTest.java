package io.haat.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.Event;
import io.haat.model.event.EventReader;
import io.haat.model.event.EventType;
import io.haat.model.event.EventVerdict;
import io.haat.model.event.EventWriter;
import io.haat.simulator.live.LiveRecord.Sort;
import io.haat.simulator.random.Rng;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the program's own reader says of the records. */
class LiveSpoilerTest {
  private static final int COUNT = 20_000;
  private static final long BROKER_MICROS =
      Told.START.plus(Duration.ofMinutes(1)).toEpochMilli() * 1_000;

  private final EventReader reader = new EventReader((retailer, store) -> 2);

  @ParameterizedTest
  @EnumSource(LiveDefect.class)
  void a_defect_breaks_the_rule_that_it_is_named_after(LiveDefect defect) {
    var spoiler = new LiveSpoiler(Told.WALL, new Rng(7));
    Map<EventType, Integer> seen = new EnumMap<>(EventType.class);
    LiveStream stream = Told.stream(Told.request());
    for (int i = 0; i < COUNT; i++) {
      LiveRecord record = stream.next();
      if (defect.suits(record.type()) && seen.merge(record.type(), 1, Integer::sum) <= 100) {
        byte[] spoiled = spoiler.spoil(event(record), defect);
        var verdict = reader.read(record.type(), spoiled, BROKER_MICROS);
        String text = new String(spoiled, StandardCharsets.UTF_8);
        assertThat(verdict).as(text).isInstanceOf(EventVerdict.Invalid.class);
        assertThat(((EventVerdict.Invalid) verdict).rules())
            .as(text)
            .anyMatch(rule -> rule.startsWith(defect.rule()));
      }
    }
    for (EventType type : EventType.values()) {
      assertThat(seen.containsKey(type)).isEqualTo(defect.suits(type));
    }
  }

  @Test
  void only_what_is_meant_to_be_invalid_is() {
    LiveStream stream =
        Told.stream(
            Told.request()
                .with(
                    Disturbances.NONE
                        .withDuplicates(0.1)
                        .withConflicts(0.05)
                        .withInvalid(0.2)
                        .withOversized(0.0005)
                        .withOddRefunds(0.3)
                        .withLate(0.05, Duration.ofMinutes(10))
                        .withDisorder(0.2, Duration.ofMinutes(9))));
    Map<Sort, Integer> counts = new EnumMap<>(Sort.class);
    Set<String> rules = new HashSet<>();
    for (int i = 0; i < COUNT; i++) {
      LiveRecord record = stream.next();
      counts.merge(record.what(), 1, Integer::sum);
      boolean invalid = record.what() == Sort.INVALID || record.what() == Sort.OVERSIZED;
      EventVerdict verdict = reader.read(record.type(), Told.bytes(record), BROKER_MICROS);
      assertThat(verdict instanceof EventVerdict.Invalid).as("%s", verdict).isEqualTo(invalid);
      if (verdict instanceof EventVerdict.Invalid broken) {
        rules.addAll(broken.rules());
      }
    }
    assertThat(counts).containsOnlyKeys(Sort.values());
    assertThat(counts.get(Sort.INVALID) / (double) COUNT).isBetween(0.19, 0.21);
    assertThat(rules).hasSizeGreaterThan(30).contains("record_too_long", "unparsable_event_type");
  }

  @Test
  void a_duplicate_says_the_same_however_it_is_spelled_and_a_conflict_does_not() {
    LiveStream stream =
        Told.stream(Told.request().with(Disturbances.NONE.withDuplicates(0.2).withConflicts(0.1)));
    Map<String, Event> first = new HashMap<>();
    for (int i = 0; i < COUNT; i++) {
      LiveRecord record = stream.next();
      Event event = event(record);
      String identity = Told.of(record).identity();
      switch (record.what()) {
        case NEW -> first.put(identity, event);
        case DUPLICATE -> assertThat(event).isEqualTo(first.get(identity));
        default -> assertThat(event).isNotEqualTo(first.get(identity));
      }
    }
  }

  @Test
  void other_spellings_and_the_writer_name_the_same_fields() {
    LiveStream stream = Told.stream(Told.request());
    for (int i = 0; i < 2_000; i++) {
      LiveRecord record = stream.next();
      Event event = event(record);
      assertThat(EventWriter.write(event)).isEqualTo(Told.bytes(record));
      byte[] fields = EventFields.of(event).toJson().getBytes(StandardCharsets.UTF_8);
      assertThat(Told.json(fields)).isEqualTo(Told.of(record).json());
    }
  }

  private Event event(LiveRecord record) {
    EventVerdict verdict = reader.read(record.type(), Told.bytes(record), BROKER_MICROS);
    return ((EventVerdict.Valid) verdict).event();
  }
}
