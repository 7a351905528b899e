package io.haat.stream.sink;

import io.haat.model.rule.FrameRules;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Rejected;
import io.haat.stream.topic.LiveTopics;
import io.haat.warehouse.live.LiveBatch;
import io.haat.warehouse.live.LiveFact;
import io.haat.warehouse.live.LiveRecount;
import io.haat.warehouse.live.LiveReject;
import java.util.List;

/** Outcomes as the warehouse takes them. */
final class BatchForm {
  private final LiveTopics topics;

  BatchForm(LiveTopics topics) {
    this.topics = topics;
  }

  LiveBatch of(Batch batch) {
    return new LiveBatch(
        batch.facts().stream().map(this::fact).toList(),
        batch.windows().stream().map(Outcome.Window::window).toList(),
        batch.rejects().stream().map(this::reject).toList(),
        batch.recounts().stream().map(BatchForm::recount).toList());
  }

  private LiveFact fact(Outcome.Fact fact) {
    LiveEvent event = fact.event();
    return new LiveFact(
        event.event(),
        topics.origin(
            event.event().type(), event.partition(), event.offset(), event.brokerTimeMicros()),
        event.currency(),
        fact.windowStartMicros(),
        fact.late());
  }

  private LiveReject reject(Rejected rejected) {
    return new LiveReject(
        rejected.retailerId(),
        topics.origin(
            rejected.type(), rejected.partition(), rejected.offset(), rejected.brokerTimeMicros()),
        rejected.rules(),
        rejected.bytes());
  }

  private static LiveRecount recount(Outcome.Recount recount) {
    return new LiveRecount(
        recount.type(), recount.retailer(), recount.storeId(), recount.windowStartMicros());
  }

  /** An event that the warehouse has with other content. */
  static Rejected duplicate(LiveEvent event) {
    return new Rejected(
        event.event().type(),
        event.event().retailerId(),
        event.partition(),
        event.offset(),
        event.brokerTimeMicros(),
        List.of(FrameRules.DUPLICATE),
        event.bytes());
  }
}
