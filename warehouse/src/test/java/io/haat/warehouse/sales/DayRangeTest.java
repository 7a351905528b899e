package io.haat.warehouse.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DayRangeTest {
  @ParameterizedTest
  @CsvSource({
    "2025-03-01, 2025-04-01, 2024-03-01, 2024-04-01",
    "2024-02-01, 2024-02-29, 2023-02-01, 2023-03-01",
    "2024-02-28, 2024-02-29, 2023-02-28, 2023-03-01",
    "2024-02-29, 2024-03-01, 2023-02-28, 2023-03-01",
    "2025-02-01, 2025-03-01, 2024-02-01, 2024-02-29"
  })
  void a_year_before_are_the_same_dates(String from, String to, String first, String end) {
    assertThat(days(from, to).yearBefore()).isEqualTo(days(first, end));
  }

  private static DayRange days(String from, String to) {
    return new DayRange(LocalDate.parse(from), LocalDate.parse(to));
  }
}
