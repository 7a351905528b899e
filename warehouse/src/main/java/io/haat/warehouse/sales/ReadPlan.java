package io.haat.warehouse.sales;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the figures of some days are read.
 *
 * @param months first days of months, from the rollups by month
 * @param rolledUp from the rollups by day
 * @param kept from what the writers keep: days that are not over, or have changed since
 */
public record ReadPlan(List<LocalDate> months, List<DayRange> rolledUp, List<DayRange> kept) {

  /** Plans it by days, in the transaction in which they will be read. */
  public static ReadPlan byDays(Connection connection, Scope scope) throws SQLException {
    return of(scope.days(), RollupState.of(connection, scope.storeKeys()), false);
  }

  /**
   * Plans it.
   *
   * @param byMonths whether days of a month may be read together
   */
  static ReadPlan of(DayRange days, RollupState state, boolean byMonths) {
    var plan = new ReadPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    LocalDate end = earlier(days.to(), state.end());
    LocalDate day = days.from();
    while (day.isBefore(end)) {
      if (!day.isBefore(state.before())) {
        append(plan.kept, new DayRange(day, end));
        return plan;
      }
      LocalDate next = byMonths ? endOfMonthRollup(day, end, state) : day;
      if (next.isAfter(day)) {
        plan.months.add(day);
      } else {
        next = day.plusDays(1);
        if (!state.holds(day)) {
          append(plan.kept, new DayRange(day, next));
        } else if (state.months().containsKey(day.withDayOfMonth(1))) {
          append(plan.rolledUp, new DayRange(day, next));
        }
      }
      day = next;
    }
    return plan;
  }

  /** Up to where a month's rollup serves if this day is its first, else the day itself. */
  private static LocalDate endOfMonthRollup(LocalDate day, LocalDate end, RollupState state) {
    Optional<LocalDate> upto = state.months().getOrDefault(day, Optional.empty());
    if (upto.isEmpty() || upto.get().isAfter(end) || upto.get().isAfter(state.before())) {
      return day;
    }
    boolean changed = day.datesUntil(upto.get()).anyMatch(state.changed()::contains);
    return changed ? day : upto.get();
  }

  private static void append(List<DayRange> ranges, DayRange next) {
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).to().equals(next.from())) {
      ranges.set(last, new DayRange(ranges.get(last).from(), next.to()));
    } else {
      ranges.add(next);
    }
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
