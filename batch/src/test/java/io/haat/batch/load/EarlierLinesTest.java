package io.haat.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EarlierLinesTest {
  private static final int LINES = 5_000_000;

  @Test
  void every_line_that_was_seen_is_perhaps_seen_and_few_others_are() {
    var earlier = new EarlierLines();
    long[] seen = new SplittableRandom(1).longs(LINES, 0, Long.MAX_VALUE).toArray();

    earlier.add(seen, LINES / 2);
    long[] second = java.util.Arrays.copyOfRange(seen, LINES / 2, LINES);
    earlier.add(second, second.length);

    for (long hash : seen) {
      assertThat(earlier.perhapsSeen(hash)).isTrue();
    }
    long falseAlarms =
        new SplittableRandom(2)
            .longs(100_000, 0, Long.MAX_VALUE)
            .filter(earlier::perhapsSeen)
            .count();
    assertThat(falseAlarms).isBetween(1L, 1_000L);
  }

  @Test
  void nothing_is_seen_at_first() {
    assertThat(new EarlierLines().perhapsSeen(42)).isFalse();
  }
}
