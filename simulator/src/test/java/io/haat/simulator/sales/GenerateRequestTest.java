package io.haat.simulator.sales;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateRequestTest {
  private final GenerateRequest request = GenerateRequest.of(1_000, 1);

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, 0, 99, 100_000_001})
  void rows_outside_the_range_are_refused(long rows) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GenerateRequest.of(rows, 1))
        .withMessage("rows must be from 100 to 100000000, not " + rows);
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 100_000_000})
  void the_bounds_themselves_are_allowed(long rows) {
    assertThatCode(() -> GenerateRequest.of(rows, 1).withDirty(0.5)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 0.51, 5, Double.NaN})
  void a_dirty_share_outside_the_range_is_refused(double dirty) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.withDirty(dirty))
        .withMessageContaining("share from 0 to 0.5");
  }

  @Test
  void a_period_that_ends_before_it_begins_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.between(LocalDate.of(2024, 3, 2), LocalDate.of(2024, 3, 1)))
        .withMessageContaining("2024-03-02");
  }

  @Test
  void a_period_whose_rows_the_rules_would_reject_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.between(LocalDate.of(1989, 12, 31), LocalDate.of(1990, 3, 1)))
        .withMessageContaining("1990-01-02");
  }

  @Test
  void a_world_of_impossible_size_is_refused() {
    LocalDate day = LocalDate.of(2024, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GenerateRequest(1_000, 1, 0, day, day, 0, 1_000))
        .withMessageStartingWith("stores");
  }
}
