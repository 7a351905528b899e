package io.haat.server.event;

import io.haat.model.event.Event;
import io.haat.model.event.EventReader;
import io.haat.model.event.EventType;
import io.haat.model.event.EventTypeGuess;
import io.haat.model.event.EventVerdict;
import io.haat.model.event.MinorUnits;
import io.haat.model.rule.FrameRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges posted events as the stream does. */
final class EventJudge {
  /** Broken by an event whose fields do not tell its type, where the request does not either. */
  static final String UNKNOWN_EVENT_TYPE = "unknown_event_type";

  private static final Set<String> AS_A_WHOLE =
      Set.of(
          FrameRules.MALFORMED_JSON,
          FrameRules.INVALID_ENCODING,
          FrameRules.INVALID_CHARACTER,
          FrameRules.RECORD_TOO_LONG);

  private final MinorUnits minorUnits;
  private final Clock clock;

  EventJudge(MinorUnits minorUnits, Clock clock) {
    this.minorUnits = minorUnits;
    this.clock = clock;
  }

  /**
   * Judges the events of one request.
   *
   * @param type of all of them; empty: each tells its own
   */
  List<JudgedEvent> judge(List<byte[]> events, Optional<EventType> type) {
    var reader = new EventReader(minorUnits);
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    var judged = new ArrayList<JudgedEvent>(events.size());
    for (byte[] event : events) {
      Optional<EventType> its = type.isPresent() ? type : EventTypeGuess.of(event);
      judged.add(
          its.isPresent() ? judged(reader, its.get(), event, now) : untyped(reader, event, now));
    }
    return judged;
  }

  private static JudgedEvent judged(EventReader reader, EventType type, byte[] bytes, long now) {
    EventVerdict verdict = reader.read(type, bytes, now);
    if (verdict instanceof EventVerdict.Valid valid) {
      Event event = valid.event();
      return new JudgedEvent.Kept(event.id(), new LogEntry(type, event.topicKey(), bytes));
    }
    var invalid = (EventVerdict.Invalid) verdict;
    return new JudgedEvent.Broken(invalid.id(), invalid.rules());
  }

  /** What is no JSON object at all is so for every type. */
  private static JudgedEvent untyped(EventReader reader, byte[] bytes, long now) {
    JudgedEvent asSale = judged(reader, EventType.SALE, bytes, now);
    boolean noRecord =
        asSale instanceof JudgedEvent.Broken broken && AS_A_WHOLE.containsAll(broken.rules());
    return noRecord ? asSale : new JudgedEvent.Broken(null, List.of(UNKNOWN_EVENT_TYPE));
  }
}
