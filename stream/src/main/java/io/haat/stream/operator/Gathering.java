package io.haat.stream.operator;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long changes of minutes are gathered before they are told.
 *
 * @param shortest when little changes, and nobody is behind
 */
record Gathering(Duration shortest) implements Serializable {
  /**
   * For each so many changes that were told at once, the next are gathered longer by the shortest
   * pause: in a flood, to tell less is worth more than to tell soon.
   */
  private static final int PROMPT_AT_ONCE = 64;

  /** In multiples of the shortest. */
  private static final int LONGEST = 25;

  /** Who is so far behind works off a backlog, and tells it in fewer and larger pieces. */
  private static final long BACKLOG_MILLIS = 2_000;

  private static final int PROMPT_OF_BACKLOG = 4;
  private static final int LONGEST_OF_BACKLOG = 250;

  /**
   * The next pause.
   *
   * @param toldLast how many changes were told the last time
   * @param behindMillis how long ago the broker took what has changed a minute
   */
  Duration pause(int toldLast, long behindMillis) {
    return behindMillis < BACKLOG_MILLIS
        ? multiple(toldLast / PROMPT_AT_ONCE, LONGEST)
        : multiple(toldLast / PROMPT_OF_BACKLOG, LONGEST_OF_BACKLOG);
  }

  private Duration multiple(int more, int most) {
    return shortest.multipliedBy(Math.min(1 + more, most));
  }
}
