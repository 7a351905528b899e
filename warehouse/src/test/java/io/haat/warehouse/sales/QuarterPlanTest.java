package io.haat.warehouse.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuarterPlanTest {
  private static final LocalDate DECEMBER = LocalDate.of(2023, 12, 1);

  @Test
  void three_months_of_a_calendar_quarter_are_one() {
    List<LocalDate> months = monthsFrom(DECEMBER, 9);

    assertThat(plan(months, DECEMBER.plusMonths(9)))
        .isEqualTo(
            new QuarterPlan(
                List.of(DECEMBER.plusMonths(1), DECEMBER.plusMonths(4)),
                List.of(DECEMBER, DECEMBER.plusMonths(7), DECEMBER.plusMonths(8))));
  }

  @Test
  void a_month_that_is_not_over_is_read_alone_with_the_others_of_its_quarter() {
    List<LocalDate> months = monthsFrom(DECEMBER, 4);

    assertThat(plan(months, DECEMBER.plusMonths(4).minusDays(1)))
        .isEqualTo(new QuarterPlan(List.of(), months));
  }

  @Test
  void a_month_that_is_not_asked_for_or_has_changed_leaves_the_others_of_its_quarter_alone() {
    List<LocalDate> months = List.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 3, 1));

    assertThat(plan(months, LocalDate.of(2024, 4, 1)))
        .isEqualTo(new QuarterPlan(List.of(), months));
  }

  private static List<LocalDate> monthsFrom(LocalDate first, int count) {
    return first.datesUntil(first.plusMonths(count), Period.ofMonths(1)).toList();
  }

  /** With rollups of these months, as far as they lie before a day. */
  private static QuarterPlan plan(List<LocalDate> months, LocalDate before) {
    var upto =
        months.stream()
            .collect(
                Collectors.toMap(
                    month -> month,
                    month ->
                        Optional.of(
                            before.isBefore(month.plusMonths(1)) ? before : month.plusMonths(1))));
    var state = new RollupState(before, before, Set.of(), upto, List.of(), true);
    return QuarterPlan.of(months, state);
  }
}
