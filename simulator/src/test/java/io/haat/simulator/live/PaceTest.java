package io.haat.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock of the test's own: it moves when the test says so. */
class PaceTest {
  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  private long now = 17 * SECOND;
  private long sent;
  private Pace pace;

  @ParameterizedTest
  @ValueSource(doubles = {1, 7.5, 1_000, 20_000})
  void as_many_come_as_the_rate_says(double rate) {
    pace = new Pace(rate, now);

    run(20 * SECOND, 0);

    assertThat(sent / 20.0).isCloseTo(rate, within(0.06));
    assertThat(pace.givenUp()).isZero();
  }

  @Test
  void who_sleeps_a_millisecond_sends_what_is_due_and_no_more() {
    pace = new Pace(20_000, now);
    long most = 0;
    for (int step = 0; step < 5_000; step++) {
      now += MILLI;
      long before = sent;
      run(0, 0);
      most = Math.max(most, sent - before);
    }

    assertThat(sent).isBetween(99_990L, 100_010L);
    assertThat(most).isLessThanOrEqualTo(21);
  }

  @Test
  void after_a_pause_what_is_due_comes_a_quarter_faster_and_not_at_once() {
    pace = new Pace(10_000, now);
    run(SECOND, 0);
    now += 200 * MILLI;
    long before = sent;

    run(0, 0);
    assertThat(sent - before).as("at once").isLessThanOrEqualTo(26);
    run(100 * MILLI, 0);
    assertThat(sent - before).as("in 100 ms").isBetween(1_200L, 1_300L);
    run(2 * SECOND, 0);
    assertThat(sent).as("in the end").isBetween(32_990L, 33_010L);
  }

  @Test
  void what_a_long_pause_has_held_up_is_given_up_but_for_a_second_of_it() {
    pace = new Pace(1_000, now);
    run(SECOND, 0);
    now += 30 * SECOND;
    run(10 * SECOND, 0);

    assertThat(pace.givenUp()).isBetween(28_990L, 29_010L);
    assertThat(sent + pace.givenUp()).isBetween(40_990L, 41_010L);
  }

  @Test
  void a_rate_of_nothing_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Pace(0, now));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pace(Double.NaN, now));
  }

  /** Sends whatever is due, and lets time pass to the next that is. */
  private void run(long nanos, long perSend) {
    long end = now + nanos;
    while (true) {
      long wait = pace.nanosUntilDue(now);
      if (wait > 0 && now + wait > end) {
        now = Math.max(now, end);
        return;
      }
      now += wait + perSend;
      pace.sent(now);
      sent++;
    }
  }
}
