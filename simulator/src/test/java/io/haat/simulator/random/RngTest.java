package io.haat.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RngTest {
  @Test
  void draws_the_published_sequence_of_splitmix64() {
    Rng rng = new Rng(1234567);

    assertThat(rng.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(rng.nextLong()).isEqualTo(3203168211198807973L);
    assertThat(Long.toUnsignedString(rng.nextLong())).isEqualTo("9817491932198370423");
  }

  @Test
  void concerns_draw_independently() {
    assertThat(Rng.of(7, "stores").nextLong()).isNotEqualTo(Rng.of(7, "products").nextLong());
    assertThat(Rng.of(7, "stores").nextLong()).isEqualTo(Rng.of(7, "stores").nextLong());
  }

  @Test
  void numbers_stay_inside_their_bound_and_reach_both_ends() {
    Rng rng = new Rng(3);
    int[] seen = new int[5];
    for (int i = 0; i < 10_000; i++) {
      seen[rng.nextInt(5)]++;
      assertThat(rng.nextDouble()).isBetween(0.0, Math.nextDown(1.0));
    }
    for (int count : seen) {
      assertThat(count).isBetween(1_800, 2_200);
    }
  }
}
