package io.haat.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AckLatenciesTest {
  private final AckLatencies latencies = new AckLatencies();

  @Test
  void percentiles_are_right_to_a_sixteenth() {
    for (int micros = 1; micros <= 100_000; micros++) {
      latencies.add(micros * 1_000L);
    }

    assertThat(latencies.millis(0.5)).isCloseTo(50, within(50 / 16.0));
    assertThat(latencies.millis(0.99)).isCloseTo(99, within(99 / 16.0));
    assertThat(latencies.millis(1)).isCloseTo(100, within(100 / 16.0));
  }

  @Test
  void neither_nothing_nor_the_impossible_breaks_it() {
    assertThat(latencies.millis(0.5)).isZero();

    latencies.add(-5);
    assertThat(latencies.millis(1)).isZero();

    latencies.add(Long.MAX_VALUE);
    assertThat(latencies.millis(1)).isPositive();
  }
}
