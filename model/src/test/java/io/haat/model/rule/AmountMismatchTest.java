package io.haat.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountMismatchTest {
  /** 3 × 19.99 − 5.00 = 54.97, with tax 64.86. */
  @ParameterizedTest
  @CsvSource({
    "54.97, 0.01, false",
    "54.98, 0.01, false",
    "54.96, 0.01, false",
    "54.9801, 0.01, true",
    "54.9599, 0.01, true",
    "64.86, 0.01, false",
    "64.87, 0.01, false",
    "64.88, 0.01, true",
    "54.971, 0.001, false",
    "54.98, 0.001, true",
    "55.97, 1, false",
    "55.98, 1, true",
    "-54.97, 0.01, true"
  })
  void a_total_may_differ_by_one_minor_unit_and_hold_the_tax_or_not(
      BigDecimal total, BigDecimal minorUnit, boolean broken) {
    var line =
        new CandidateLine(
            "T1",
            "P1",
            "sale",
            Instant.parse("2024-01-01T00:00:00Z"),
            new BigDecimal("3"),
            new BigDecimal("19.99"),
            new BigDecimal("5.00"),
            new BigDecimal("9.89"),
            total,
            minorUnit,
            2,
            Instant.parse("2024-01-02T00:00:00Z"),
            Set.of());

    assertThat(LineRules.brokenBy(line)).isEqualTo(broken ? List.of("amount_mismatch") : List.of());
  }
}
