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
  private final IntList newcomers;

  VisitDay(LocalDate day) {
    this(day, new ArrayList<>(), new IntList());
  }

  private VisitDay(LocalDate day, List<Visits> visits, IntList newcomers) {
    this.day = day;
    this.visits = visits;
    this.newcomers = newcomers;
  }

  LocalDate day() {
    return day;
  }

  /** By currency. */
  List<Visits> visits() {
    return visits;
  }

  /** Whose first purchase was on this day, in any store of the retailer. */
  IntList newcomers() {
    return newcomers;
  }

  /** The same with other newcomers. */
  VisitDay with(IntList others) {
    return new VisitDay(day, visits, others);
  }

  /** Where rows of this currency belong. */
  Visits of(String currency) {
    for (Visits some : visits) {
      if (some.currency().equals(currency)) {
        return some;
      }
    }
    var some = new Visits(currency);
    visits.add(some);
    return some;
  }

  /** To be called when it is whole and will be kept. */
  void close() {
    visits.forEach(Visits::sort);
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
