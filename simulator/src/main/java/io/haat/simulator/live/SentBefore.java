package io.haat.simulator.live;

import io.haat.model.event.Event;
import io.haat.simulator.random.Rng;
import org.jspecify.annotations.Nullable;

/**
 * Events that were told, to be told again: most of the last seconds, some of long ago. Its memory
 * is bounded. Not thread-safe.
 */
final class SentBefore {
  /** An event and the record that told it. */
  record Sent(Event event, LiveRecord record) {}

  private static final int RECENT = 4_096;
  private static final int OLD = 512;
  private static final double SHARE_OLD = 0.1;

  /** Of all events: an old one is forgotten after a quarter of a million or so. */
  private static final double KEPT_LONG = 1 / 512.0;

  private final Rng rng;
  private final @Nullable Sent[] recent = new @Nullable Sent[RECENT];
  private final @Nullable Sent[] old = new @Nullable Sent[OLD];
  private long count;
  private int olds;

  SentBefore(Rng rng) {
    this.rng = rng;
  }

  void add(Event event, LiveRecord record) {
    var sent = new Sent(event, record);
    recent[(int) (count++ % RECENT)] = sent;
    if (rng.chance(KEPT_LONG)) {
      old[olds < OLD ? olds++ : rng.nextInt(OLD)] = sent;
    }
  }

  /** One of them; null before the first. */
  @Nullable Sent pick() {
    if (olds > 0 && rng.chance(SHARE_OLD)) {
      return old[rng.nextInt(olds)];
    }
    return count == 0 ? null : recent[rng.nextInt((int) Math.min(count, RECENT))];
  }
}
