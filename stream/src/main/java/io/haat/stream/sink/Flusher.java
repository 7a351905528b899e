package io.haat.stream.sink;

import io.haat.model.rule.FrameRules;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Rejected;
import io.haat.stream.topic.LiveTopics;
import io.haat.warehouse.live.LiveBatch;
import io.haat.warehouse.live.LiveFact;
import io.haat.warehouse.live.LiveReject;
import io.haat.warehouse.live.LiveResult;
import io.haat.warehouse.live.LiveWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes what waits, one transaction after the other, until it is closed or fails. */
final class Flusher implements Runnable {
  private final Pending pending;
  private final LiveTopics topics;
  private final WarehouseSession warehouse;
  private final Originals originals;
  private final DeadLetters letters;
  private final Consumer<Throwable> onFailure;

  Flusher(
      Pending pending,
      LiveTopics topics,
      WarehouseSession warehouse,
      Originals originals,
      DeadLetters letters,
      Consumer<Throwable> onFailure) {
    this.pending = pending;
    this.topics = topics;
    this.warehouse = warehouse;
    this.originals = originals;
    this.letters = letters;
    this.onFailure = onFailure;
  }

  @Override
  public void run() {
    try {
      Batch batch = pending.take(warehouse.nanosToNotice());
      while (batch != null) {
        write(batch);
        pending.written(batch);
        if (warehouse.nanosToNotice() == 0) {
          warehouse.giveNotice();
        }
        batch = pending.take(warehouse.nanosToNotice());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (Exception | Error failed) {
      pending.fail(failed);
      onFailure.accept(failed);
    }
  }

  private void write(Batch batch) throws Exception {
    if (!batch.isEmpty()) {
      originals.are(batch.facts());
      LiveResult result = warehouse.write(liveBatch(batch));
      for (Rejected rejected : batch.rejects()) {
        letters.send(rejected);
      }
      for (LiveFact duplicate : result.duplicates()) {
        letters.send(rejected(originals.of(duplicate.event())));
      }
    }
    if (batch.isSync()) {
      warehouse.sync();
      letters.flush();
    }
  }

  private static Rejected rejected(LiveEvent duplicate) {
    return new Rejected(
        duplicate.event().type(),
        duplicate.event().retailerId(),
        duplicate.partition(),
        duplicate.offset(),
        duplicate.brokerTimeMicros(),
        List.of(FrameRules.DUPLICATE),
        duplicate.bytes());
  }

  private LiveBatch liveBatch(Batch batch) {
    List<LiveFact> facts = new ArrayList<>(batch.facts().size());
    for (Outcome.Fact fact : batch.facts()) {
      facts.add(liveFact(fact));
    }
    List<LiveWindow> windows = new ArrayList<>(batch.windows().size());
    for (Outcome.Window window : batch.windows()) {
      windows.add(window.window());
    }
    List<LiveReject> rejects = new ArrayList<>(batch.rejects().size());
    for (Rejected rejected : batch.rejects()) {
      rejects.add(liveReject(rejected));
    }
    return new LiveBatch(facts, windows, rejects);
  }

  private LiveFact liveFact(Outcome.Fact fact) {
    var event = fact.event();
    return new LiveFact(
        event.event(),
        topics.origin(
            event.event().type(), event.partition(), event.offset(), event.brokerTimeMicros()),
        event.currency(),
        fact.windowStartMicros(),
        fact.late());
  }

  private LiveReject liveReject(Rejected rejected) {
    return new LiveReject(
        rejected.retailerId(),
        topics.origin(
            rejected.type(), rejected.partition(), rejected.offset(), rejected.brokerTimeMicros()),
        rejected.rules(),
        rejected.bytes());
  }
}
