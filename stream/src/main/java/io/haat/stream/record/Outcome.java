package io.haat.stream.record;

import io.haat.model.event.EventType;
import io.haat.warehouse.live.LiveWindow;

/** What is to be written. */
public sealed interface Outcome
    permits Outcome.Fact, Outcome.Window, Outcome.Recount, Outcome.Progress, Rejected {
  /**
   * An event that is to become facts.
   *
   * @param windowStartMicros the start of the minute that it belongs to
   * @param late whether that minute had been closed
   */
  record Fact(LiveEvent event, long windowStartMicros, boolean late) implements Outcome {}

  /**
   * A window's value as counted so far.
   *
   * @param brokerTimeMicros when the broker took the latest event in it
   */
  record Window(LiveWindow window, long brokerTimeMicros) implements Outcome {}

  /**
   * A minute that cannot be counted here, and is to be counted from the facts once it is closed.
   *
   * @param storeId empty where the minute is not of one store
   */
  record Recount(EventType type, String retailer, String storeId, long windowStartMicros)
      implements Outcome {}

  /**
   * How far one task is; follows what it tells of.
   *
   * @param watermarkMillis minutes that end before it, less the lateness, are closed; {@link
   *     Long#MIN_VALUE} if nothing is known
   * @param events since the task started, valid ones; likewise the others
   */
  record Progress(EventType type, long watermarkMillis, long events, long duplicates, long late)
      implements Outcome {}
}
