package io.haat.stream.operator;

import io.haat.stream.minute.KeyMinutes;
import io.haat.stream.minute.MinuteValue;
import io.haat.stream.minute.OpenMinute;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps open minutes by scope, closes them as time goes on, and tells what has changed in them: a
 * few milliseconds after a change, so that many changes are told as one, and before each
 * checkpoint.
 *
 * @param <IN> what arrives
 * @param <V> what a minute amounts to
 */
@SuppressWarnings("NullAway.Init") // Fields are set by open(), once the task is where it runs.
abstract class MinuteOperator<IN, V extends MinuteValue<V>> extends AbstractStreamOperator<Outcome>
    implements OneInputStreamOperator<IN, Outcome>, Triggerable<Scope, VoidNamespace> {
  /** More changes than this are told at once, to bound memory. */
  private static final int MOST_WAITING = 8_192;

  /** How often what is left is told. */
  private static final Duration LEFT_DELAY = Duration.ofSeconds(1);

  private final Duration lateness;
  private final Gathering gathering;

  private transient Minutes minutes;
  private transient ValueState<KeyMinutes<V>> state;
  private transient ListState<Long> watermarkState;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient StreamRecord<Outcome> outcome;
  private transient List<Change<V>> waiting;
  private transient List<Change<V>> left;
  private transient boolean tellingIsDue;
  private transient boolean leftIsDue;
  private transient int toldLast;
  private transient long restoredWatermark;

  /** A minute of which something is to be told. */
  private record Change<V extends MinuteValue<V>>(Scope scope, OpenMinute<V> minute) {}

  MinuteOperator(Duration lateness, Duration tellingDelay) {
    this.lateness = lateness;
    this.gathering = new Gathering(tellingDelay);
  }

  abstract TypeSerializer<KeyMinutes<V>> stateSerializer();

  abstract V emptyValue();

  /**
   * Emits what has changed in a minute.
   *
   * @param last whether nothing may be left for later
   * @return whether something is left for later
   */
  abstract boolean tell(Scope scope, OpenMinute<V> minute, boolean last);

  /** Emits what was counted for others, and returns how much that was. */
  int tellOthers() {
    return 0;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    // The engine does not restore watermarks; without it, a closed minute would open again. The
    // greatest of all tasks: where it closes too much, the facts put it right.
    watermarkState =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("watermark", LongSerializer.INSTANCE));
    restoredWatermark = Long.MIN_VALUE;
    for (Long watermark : watermarkState.get()) {
      restoredWatermark = Math.max(restoredWatermark, watermark);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    minutes = new Minutes(lateness);
    waiting = new ArrayList<>();
    left = new ArrayList<>();
    outcome = new StreamRecord<>(null);
    state =
        getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new ValueStateDescriptor<>("minutes", stateSerializer()));
    timers = getInternalTimerService("closing", VoidNamespaceSerializer.INSTANCE, this);
  }

  /** The greatest watermark that is known, in milliseconds. */
  final long watermark() {
    return Math.max(restoredWatermark, timers.currentWatermark());
  }

  final boolean isClosed(long windowStartMicros) {
    return minutes.closesAtMillis(windowStartMicros) <= watermark();
  }

  /** The open minutes of the current scope. */
  final KeyMinutes<V> openMinutes() throws Exception {
    KeyMinutes<V> open = state.value();
    if (open == null) {
      open = new KeyMinutes<>();
      state.update(open);
    }
    return open;
  }

  /** A minute of the current scope, open now. */
  final OpenMinute<V> minute(KeyMinutes<V> open, long startMicros) {
    OpenMinute<V> minute = open.toChange(startMicros);
    if (minute == null) {
      minute = open.open(startMicros, this::emptyValue);
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, minutes.closesAtMillis(startMicros));
    }
    return minute;
  }

  /**
   * A minute of the current scope has changed, which is to be told soon.
   *
   * @param brokerTimeMicros when the broker took what changed it
   */
  final void tellSoon(OpenMinute<V> minute, long brokerTimeMicros) {
    if (minute.startWaiting()) {
      waiting.add(new Change<>((Scope) getCurrentKey(), minute));
      if (waiting.size() >= MOST_WAITING) {
        tellChanges();
      }
    }
    tellSoon(brokerTimeMicros);
  }

  /** Something is to be told soon. */
  final void tellSoon(long brokerTimeMicros) {
    if (!tellingIsDue) {
      tellingIsDue = true;
      long behindMillis =
          getProcessingTimeService().getCurrentProcessingTime()
              - brokerTimeMicros / Minutes.MICROS_PER_MILLI;
      after(
          gathering.pause(toldLast, behindMillis),
          () -> {
            tellingIsDue = false;
            tellChanges();
          });
    }
  }

  private void tellChanges() {
    toldLast = waiting.size();
    for (Change<V> change : waiting) {
      change.minute().stopWaiting();
      boolean leavesSome = tell(change.scope(), change.minute(), false);
      if (leavesSome && change.minute().startLeft()) {
        left.add(change);
      }
    }
    waiting.clear();
    toldLast += tellOthers();
    if (!left.isEmpty() && !leftIsDue) {
      leftIsDue = true;
      after(
          LEFT_DELAY,
          () -> {
            leftIsDue = false;
            tellLeft(Long.MAX_VALUE);
          });
    }
  }

  /** Tells what was left of minutes that a watermark closes. */
  private void tellLeft(long watermarkMillis) {
    left.removeIf(
        change -> {
          OpenMinute<V> minute = change.minute();
          boolean tell = minutes.closesAtMillis(minute.startMicros()) <= watermarkMillis;
          if (tell) {
            minute.stopLeft();
            tell(change.scope(), minute, true);
          }
          return tell;
        });
  }

  /** Runs something in this task later; if it fails, the task does. */
  @SuppressWarnings("FutureReturnValueIgnored") // The engine sees to failures.
  final void after(Duration delay, Runnable action) {
    var clock = getProcessingTimeService();
    clock.registerTimer(clock.getCurrentProcessingTime() + delay.toMillis(), time -> action.run());
  }

  final void emit(Outcome value) {
    output.collect(outcome.replace(value));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    // What it closes is told first.
    tellChanges();
    tellLeft(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    tellChanges();
    tellLeft(Long.MAX_VALUE);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    watermarkState.update(List.of(watermark()));
  }

  @Override
  public void onEventTime(InternalTimer<Scope, VoidNamespace> timer) throws Exception {
    KeyMinutes<V> open = state.value();
    if (open != null) {
      open.closeBefore(minutes.earliestOpen(timer.getTimestamp()));
      if (open.isEmpty()) {
        state.clear();
      }
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<Scope, VoidNamespace> timer) {
    throw new IllegalStateException("no such timer is ever set");
  }
}
