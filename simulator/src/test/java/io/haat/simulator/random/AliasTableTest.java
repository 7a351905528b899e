package io.haat.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AliasTableTest {
  private static final int DRAWS = 400_000;

  @Test
  void picks_as_often_as_the_weights_say() {
    double[] weights = {5, 0, 1, 0.25, 20, 3, 3};
    double sum = Arrays.stream(weights).sum();
    AliasTable table = AliasTable.of(weights);
    Rng rng = new Rng(11);

    int[] picked = new int[weights.length];
    for (int i = 0; i < DRAWS; i++) {
      picked[table.pick(rng)]++;
    }

    for (int i = 0; i < weights.length; i++) {
      assertThat(picked[i] / (double) DRAWS).isCloseTo(weights[i] / sum, within(0.003));
    }
    assertThat(picked[1]).isZero();
  }

  @Test
  void a_single_choice_is_always_picked() {
    AliasTable table = AliasTable.of(0.1);

    assertThat(table.pick(-1L)).isZero();
    assertThat(table.pick(0L)).isZero();
  }

  @Test
  void impossible_weights_are_refused() {
    assertThatThrownBy(() -> AliasTable.of(0, 0)).hasMessageContaining("positive sum");
    assertThatThrownBy(() -> AliasTable.of(2, -1)).hasMessageContaining("negative");
    assertThatThrownBy(AliasTable::of).isInstanceOf(IllegalArgumentException.class);
  }
}
