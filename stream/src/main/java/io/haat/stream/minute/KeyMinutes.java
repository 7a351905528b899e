package io.haat.stream.minute;

import io.haat.model.event.EventIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The open minutes of one scope, about as many as the lateness has minutes. */
public final class KeyMinutes<V extends MinuteValue<V>> {
  private final List<OpenMinute<V>> minutes;

  public KeyMinutes() {
    this(new ArrayList<>(2));
  }

  KeyMinutes(List<OpenMinute<V>> minutes) {
    this.minutes = minutes;
  }

  List<OpenMinute<V>> minutes() {
    return minutes;
  }

  public boolean isEmpty() {
    return minutes.isEmpty();
  }

  /** A copy that shares all minutes with this one; either copies a minute before it changes it. */
  KeyMinutes<V> share() {
    minutes.forEach(OpenMinute::freeze);
    return new KeyMinutes<>(new ArrayList<>(minutes));
  }

  /** What any of the minutes knows of an event. */
  public Seen find(EventIdentity event) {
    // Large tables are not in the processor's caches. So all are asked for a place first, with
    // nothing
    // in between that depends on the answers, and the processor waits for all of them at once.
    long touched = 0;
    for (int i = minutes.size() - 1; i >= 0; i--) {
      touched |= minutes.get(i).ids().firstPlace(event);
    }
    if (touched == 0) {
      return Seen.NEVER;
    }
    for (int i = minutes.size() - 1; i >= 0; i--) {
      Seen seen = minutes.get(i).ids().find(event);
      if (seen != Seen.NEVER) {
        return seen;
      }
    }
    return Seen.NEVER;
  }

  /** The minute, ready to be changed, or null if it is not open. */
  public @Nullable OpenMinute<V> toChange(long startMicros) {
    for (int i = minutes.size() - 1; i >= 0; i--) {
      OpenMinute<V> minute = minutes.get(i);
      if (minute.startMicros() == startMicros) {
        if (minute.isFrozen()) {
          minute = minute.thawed();
          minutes.set(i, minute);
        }
        return minute;
      }
    }
    return null;
  }

  /** Opens a minute that is not open. */
  public OpenMinute<V> open(long startMicros, Supplier<V> empty) {
    var minute = new OpenMinute<>(startMicros, new IdSet(), empty.get());
    minutes.add(minute);
    return minute;
  }

  /** Forgets the minutes that start before then. */
  public void closeBefore(long startMicros) {
    minutes.removeIf(minute -> minute.startMicros() < startMicros);
  }
}
