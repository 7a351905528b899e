package io.haat.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @Test
  void shares_are_right_within_a_few_percent() {
    for (int millis = 1; millis <= 1_000; millis++) {
      latencies.add(millis * 1_000L, 1);
    }

    assertThat(latencies.millis(0.5)).isCloseTo(500, Percentage.withPercentage(5));
    assertThat(latencies.millis(0.99)).isCloseTo(990, Percentage.withPercentage(5));
  }

  @Test
  void what_is_older_than_two_periods_is_forgotten() {
    latencies.add(9_000_000, 100);
    latencies.turn();
    latencies.add(1_000, 1);
    assertThat(latencies.millis(0.99)).isGreaterThan(8_000);
    latencies.turn();
    assertThat(latencies.millis(0.99)).isCloseTo(1, within(0.1));
    latencies.turn();
    assertThat(latencies.isEmpty()).isTrue();
  }

  @Test
  void clocks_that_differ_and_endless_waits_stay_within_bounds() {
    latencies.add(-5, 1);
    assertThat(latencies.millis(1)).isLessThan(0.01);
    latencies.add(Long.MAX_VALUE, 1);
    assertThat(latencies.millis(1)).isGreaterThan(200_000);
  }
}
