package io.haat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static final Figure LOAD = Figure.seconds("copy", "load", 1000, List.of(3.0, 9.0, 2.0));
  private static final Figure COPY = Figure.seconds("copy", "COPY", 1000, List.of(2.0, 1.0));

  @Test
  void a_repeated_measurement_counts_by_its_median() {
    assertThat(LOAD.value()).isEqualTo(3.0);
    assertThat(COPY.value()).isEqualTo(1.5);
  }

  @Test
  void a_ratio_follows_both_of_its_measurements() {
    assertThat(Figure.ratio("copy", LOAD, COPY).value()).isEqualTo(2.0);
    Figure slower = Figure.seconds("copy", "load", 1000, List.of(6.0));
    assertThat(Figure.ratio("copy", slower, COPY).value()).isEqualTo(4.0);
    Figure slowerPeer = Figure.seconds("copy", "COPY", 1000, List.of(12.0));
    assertThat(Figure.ratio("copy", slower, slowerPeer).value()).isEqualTo(0.5);
  }

  @Test
  void figures_of_different_files_have_no_ratio() {
    Figure other = Figure.seconds("copy", "COPY", 999, List.of(1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> Figure.ratio("copy", LOAD, other));
  }

  @Test
  void a_limit_is_kept_up_to_its_own_value() {
    assertThat(LOAD.within(Limit.atMost(3.0)).verdict()).isEqualTo(Verdict.OK);
    assertThat(LOAD.within(Limit.atMost(2.99)).verdict()).isEqualTo(Verdict.MISSED);
    assertThat(LOAD.rate(900).within(Limit.atLeast(300)).verdict()).isEqualTo(Verdict.OK);
    assertThat(LOAD.rate(897).within(Limit.atLeast(300)).verdict()).isEqualTo(Verdict.MISSED);
    assertThat(LOAD.verdict()).isEqualTo(Verdict.RECORDED);
  }

  @Test
  void a_figure_that_is_no_number_is_refused() {
    Figure nothing = Figure.seconds("copy", "COPY", 1000, List.of(0.0));
    assertThatIllegalArgumentException().isThrownBy(() -> Figure.ratio("copy", LOAD, nothing));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Figure.seconds("copy", "COPY", 1000, List.of()));
  }
}
