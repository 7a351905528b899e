package io.haat.warehouse.sales;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Months as calendar quarters and months beside them.
 *
 * @param quarters by their first days
 * @param beside first days of the months that are in none of these
 */
record QuarterPlan(List<LocalDate> quarters, List<LocalDate> beside) {

  /**
   * Plans it.
   *
   * @param months that the rollups by month hold, as far as they are over
   */
  static QuarterPlan of(List<LocalDate> months, RollupState state) {
    var plan = new QuarterPlan(new ArrayList<>(), new ArrayList<>());
    List<LocalDate> whole = months.stream().filter(month -> isWhole(month, state)).toList();
    for (LocalDate month : months) {
      LocalDate quarter = month.with(IsoFields.DAY_OF_QUARTER, 1);
      if (!whole.containsAll(List.of(quarter, quarter.plusMonths(1), quarter.plusMonths(2)))) {
        plan.beside.add(month);
      } else if (month.equals(quarter)) {
        plan.quarters.add(quarter);
      }
    }
    return plan;
  }

  private static boolean isWhole(LocalDate month, RollupState state) {
    return Optional.of(month.plusMonths(1)).equals(state.months().get(month));
  }
}
