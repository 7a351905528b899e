package io.haat.stream.sink;

import io.haat.model.event.EventType;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Rejected;
import io.haat.stream.topic.LiveTopics;
import io.haat.warehouse.live.LiveFact;
import io.haat.warehouse.live.LiveResult;
import io.haat.warehouse.live.LiveWindow;
import io.haat.warehouse.live.StreamProgress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Writes what waits, one transaction after the other, until it is closed or fails. */
final class Flusher implements Runnable {
  /** Who listens is told by the batches; after the last one, this long later. */
  private static final long ANNOUNCE_NANOS = Duration.ofMillis(50).toNanos();

  private final Pending pending;
  private final WarehouseSession warehouse;
  private final Originals originals;
  private final DeadLetters letters;
  private final BatchForm form;
  private final Map<EventType, TopicProgress> progress = new EnumMap<>(EventType.class);
  private final Consumer<Throwable> onFailure;

  Flusher(
      Pending pending,
      WarehouseSession warehouse,
      Originals originals,
      DeadLetters letters,
      LiveTopics topics,
      int writer,
      Consumer<Throwable> onFailure) {
    this.pending = pending;
    this.warehouse = warehouse;
    this.originals = originals;
    this.letters = letters;
    this.form = new BatchForm(topics);
    this.onFailure = onFailure;
    Instant startedAt = Instant.now();
    for (EventType type : EventType.values()) {
      String topic = topics.of(type).name();
      progress.put(type, new TopicProgress(topic, writer, startedAt, System.nanoTime()));
    }
  }

  /** Takes back what an earlier run has told, before anything is written. */
  void begin() throws SQLException {
    warehouse.write(progress.values().stream().map(TopicProgress::beginning).toList());
  }

  @Override
  public void run() {
    try {
      long wait = Long.MAX_VALUE;
      Batch batch = pending.take(wait);
      while (batch != null) {
        write(batch);
        pending.written(batch);
        wait = batch.isEmpty() ? Long.MAX_VALUE : ANNOUNCE_NANOS;
        batch = pending.take(wait);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (Exception | Error failed) {
      pending.fail(failed);
      onFailure.accept(failed);
    }
  }

  private void write(Batch batch) throws Exception {
    if (batch.hasData()) {
      originals.are(batch.facts());
      LiveResult result = warehouse.write(form.of(batch));
      measure(batch);
      sendLetters(batch, result);
    } else if (batch.isEmpty()) {
      warehouse.announce();
    }
    if (!batch.progress().isEmpty()) {
      warehouse.write(rows(batch));
    }
    if (batch.isSync()) {
      warehouse.sync();
      letters.flush();
    }
  }

  private void sendLetters(Batch batch, LiveResult result) {
    for (Rejected rejected : batch.rejects()) {
      send(rejected);
    }
    for (LiveFact duplicate : result.duplicates()) {
      send(BatchForm.duplicate(originals.of(duplicate.event())));
    }
  }

  private void send(Rejected rejected) {
    progressOf(rejected.type()).countRejected(1);
    letters.send(rejected);
  }

  private void measure(Batch batch) {
    long now = System.currentTimeMillis() * 1_000;
    for (Outcome.Fact fact : batch.facts()) {
      LiveEvent event = fact.event();
      progressOf(event.event().type()).committed(event.brokerTimeMicros(), now);
    }
    if (batch.facts().isEmpty()) {
      for (Outcome.Window window : batch.windows()) {
        progressOf(typeOf(window.window())).committed(window.brokerTimeMicros(), now);
      }
    }
  }

  private static EventType typeOf(LiveWindow window) {
    if (window instanceof LiveWindow.RefundMinute) {
      return EventType.REFUND;
    }
    return window instanceof LiveWindow.FunnelMinute ? EventType.CUSTOMER : EventType.SALE;
  }

  private List<StreamProgress.Row> rows(Batch batch) {
    long now = System.nanoTime();
    List<StreamProgress.Row> rows = new ArrayList<>();
    batch.progress().forEach((type, told) -> rows.add(progressOf(type).told(told, now)));
    return rows;
  }

  private TopicProgress progressOf(EventType type) {
    return Objects.requireNonNull(progress.get(type), "the constructor has put one for each type");
  }
}
