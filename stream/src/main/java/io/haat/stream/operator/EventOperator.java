package io.haat.stream.operator;

import io.haat.model.event.EventRules;
import io.haat.model.event.EventType;
import io.haat.model.rule.FrameRules;
import io.haat.stream.minute.KeyMinutes;
import io.haat.stream.minute.MinuteValue;
import io.haat.stream.minute.OpenMinute;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Rejected;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Takes each event once: what was seen in an open minute is dropped if it is the same, and rejected
 * if it is not. What comes after its minute has closed becomes a fact and changes no window; where
 * nothing becomes a fact, it is rejected.
 */
abstract class EventOperator<V extends MinuteValue<V>> extends MinuteOperator<LiveEvent, V> {
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

  private final EventType type;
  private final boolean facts;

  private transient long events;
  private transient long duplicates;
  private transient long late;

  EventOperator(OperatorSettings settings, EventType type) {
    super(settings.lateness(type), settings.tellingDelay());
    this.type = type;
    this.facts = settings.facts();
  }

  /**
   * Adds an event to its minute.
   *
   * @return whether it can be counted there
   */
  abstract boolean count(LiveEvent event, OpenMinute<V> minute);

  /** The store of an event, empty where it has none. */
  abstract String storeId(LiveEvent event);

  @Override
  public void open() throws Exception {
    super.open();
    after(PROGRESS_EVERY, this::tellProgress);
  }

  private void tellProgress() {
    emit(new Outcome.Progress(type, watermark(), events, duplicates, late));
    after(PROGRESS_EVERY, this::tellProgress);
  }

  @Override
  public void processElement(StreamRecord<LiveEvent> element) throws Exception {
    LiveEvent event = element.getValue();
    events++;
    long start = Minutes.startOf(event.event().eventTimeMicros());
    if (isClosed(start)) {
      late++;
      if (facts) {
        emit(new Outcome.Fact(event, start, true));
      } else if (type != EventType.STOCK) {
        // Stock has no windows.
        reject(event, EventRules.WINDOW_CLOSED);
      }
      return;
    }
    KeyMinutes<V> open = openMinutes();
    switch (open.find(event.identity())) {
      case NEVER -> take(event, minute(open, start));
      case SAME -> duplicates++;
      case OTHER_CONTENT -> reject(event, FrameRules.DUPLICATE);
    }
  }

  private void take(LiveEvent event, OpenMinute<V> minute) {
    if (facts) {
      emit(new Outcome.Fact(event, minute.startMicros(), false));
    }
    boolean counted = count(event, minute);
    if (!counted && !facts) {
      reject(event, EventRules.NOT_COUNTABLE);
      return;
    }
    minute.ids().add(event.identity());
    if (!counted) {
      emit(
          new Outcome.Recount(
              type, event.event().retailerId(), storeId(event), minute.startMicros()));
    }
  }

  private void reject(LiveEvent event, String rule) {
    emit(
        new Rejected(
            type,
            event.event().retailerId(),
            event.partition(),
            event.offset(),
            event.brokerTimeMicros(),
            List.of(rule),
            event.bytes()));
  }
}
