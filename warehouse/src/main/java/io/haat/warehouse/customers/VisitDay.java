package io.haat.warehouse.customers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What customers bought at one retailer on one local day. To be changed by nobody once it is kept.
 */
final class VisitDay {
  private static final int OWN_BYTES = 200;
  private static final int VISITS_BYTES = 200;

  private final LocalDate day;
  private final List<Visits> visits;
  private IntList newcomers;

  VisitDay(LocalDate day) {
    this.day = day;
    this.visits = new ArrayList<>();
    this.newcomers = new IntList();
  }

  private VisitDay(VisitDay other, IntList newcomers) {
    this.day = other.day;
    this.visits = other.visits;
    this.newcomers = newcomers;
  }

  LocalDate day() {
    return day;
  }

  /** By store and currency. */
  List<Visits> visits() {
    return visits;
  }

  /** Whose first purchase was on this day, in any store of the retailer. */
  IntList newcomers() {
    return newcomers;
  }

  /** The same with other newcomers. */
  VisitDay with(IntList others) {
    return new VisitDay(this, others);
  }

  /** Where a row of this store and currency belongs. */
  Visits of(int storeKey, String currency) {
    for (int i = visits.size() - 1; i >= 0; i--) {
      Visits some = visits.get(i);
      if (some.storeKey == storeKey && some.currency.equals(currency)) {
        return some;
      }
    }
    var some = new Visits(storeKey, currency);
    visits.add(some);
    return some;
  }

  /** To be called when it is whole. */
  void trim() {
    visits.forEach(Visits::trim);
    newcomers.trim();
  }

  int bytes() {
    int bytes = OWN_BYTES + newcomers.bytes();
    for (Visits some : visits) {
      bytes += VISITS_BYTES + some.bytes();
    }
    return bytes;
  }
}
