package io.haat.warehouse.sales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days as pentads and days beside them. Of a pentad of which most days are wanted, the others are
 * taken off: so no more than half of a pentad's days are read.
 *
 * @param pentads by their first days
 * @param beside days that are in none of these, and days of these that are not wanted
 * @param signs of each of the days beside: 1 to be added, -1 to be taken off
 */
record PentadPlan(List<LocalDate> pentads, List<DayRange> beside, List<Integer> signs) {

  /**
   * Plans it.
   *
   * @param wanted days that the rollups hold
   */
  static PentadPlan of(List<DayRange> wanted, RollupState state) {
    var plan = new PentadPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (DayRange range : wanted) {
      for (LocalDate day = range.from(); day.isBefore(range.to()); day = Pentad.of(day).end()) {
        LocalDate end = Pentad.of(day).end();
        plan.cover(new DayRange(day, end.isAfter(range.to()) ? range.to() : end), state);
      }
    }
    return plan;
  }

  /** Plans days of one pentad. */
  private void cover(DayRange days, RollupState state) {
    Pentad pentad = Pentad.of(days.from());
    long others = pentad.days().size() - days.days();
    if (others >= days.days() || !isHeld(pentad, state)) {
      add(days, 1);
      return;
    }
    pentads.add(pentad.first());
    if (pentad.first().isBefore(days.from())) {
      add(new DayRange(pentad.first(), days.from()), -1);
    }
    if (days.to().isBefore(pentad.end())) {
      add(new DayRange(days.to(), pentad.end()), -1);
    }
  }

  private void add(DayRange days, int sign) {
    beside.add(days);
    signs.add(sign);
  }

  private static boolean isHeld(Pentad pentad, RollupState state) {
    return !pentad.end().isAfter(state.before())
        && pentad.days().stream().noneMatch(state.changed()::contains);
  }
}
