package io.haat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Figure LOAD =
      Figure.seconds("copy", "haat load", 1_000_000, List.of(5.0, 6.0, 7.0));

  @Test
  void a_missed_limit_stands_out_in_every_form() {
    Report report = new Report(machine(0.1), List.of(LOAD.within(Limit.atMost(5))));
    assertThat(report.missed()).isTrue();
    assertThat(report.text()).contains("6.00 s  ≤ 5.00 s  MISSED   5.00 s, 6.00 s, 7.00 s");
    assertThat(report.markdown())
        .contains("| copy | haat load | 1,000,000 | 6.00 s | ≤ 5.00 s | MISSED |");
    assertThat(report.json()).containsEntry("missed", true);
  }

  @Test
  void a_figure_without_limit_misses_none() {
    Report report = new Report(machine(0.1), List.of(LOAD));
    assertThat(report.missed()).isFalse();
    assertThat(report.text()).doesNotContain("warning");
  }

  @Test
  void a_busy_machine_is_warned_of() {
    Report report = new Report(machine(0.51), List.of(LOAD));
    assertThat(report.text()).contains("warning: the machine was not quiet (load average 0.51");
    assertThat(report.markdown()).contains("**Warning:**");
  }

  private static Machine machine(double loadAverage) {
    return new Machine("Linux", 2, 8_000_000_000L, "17", "18.6", loadAverage);
  }
}
