package io.haat.warehouse.customers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who bought at a retailer in one period after the other. */
final class PeriodTally {
  private static final int PERIOD_SHIFT = 32;
  private static final long RECEIPTS = (1L << PERIOD_SHIFT) - 1;

  private final CustomerNumbers numbers;

  /** By customer: the last period with a receipt, and how many it has. */
  private long[] receipts = new long[0];

  private final List<IntList> newcomers = new ArrayList<>();
  private long period = 1;
  private long customers;
  private long repeatCustomers;
  private long transactions;

  PeriodTally(CustomerNumbers numbers) {
    this.numbers = numbers;
  }

  void add(VisitDay day, StoreSet asked) {
    newcomers.add(day.newcomers());
    for (Visits visits : day.visits()) {
      add(visits, asked);
    }
  }

  private void add(Visits visits, StoreSet asked) {
    int largest = visits.largestNumber();
    if (largest >= receipts.length) {
      receipts = Arrays.copyOf(receipts, Math.max(numbers.size(), largest + largest / 2));
    }
    int[] storeKeys = visits.storeKeys();
    int[] visitors = visits.customers();
    int[] visitorReceipts = visits.transactions();
    for (int row = 0; row < visits.size(); row++) {
      if (visitorReceipts[row] > 0 && asked.has(storeKeys[row])) {
        add(visitors[row], visitorReceipts[row]);
      }
    }
  }

  private void add(int customer, int more) {
    long before = receipts(customer);
    receipts[customer] = (period << PERIOD_SHIFT) | (before + more);
    transactions += more;
    if (before == 0) {
      customers++;
    }
    if (before <= 1 && before + more > 1) {
      repeatCustomers++;
    }
  }

  private long receipts(int customer) {
    long word = customer < receipts.length ? receipts[customer] : 0;
    return word >>> PERIOD_SHIFT == period ? word & RECEIPTS : 0;
  }

  /** Ends the period: the next day begins another one. */
  Counts end() {
    long newCustomers = 0;
    for (IntList ofDay : newcomers) {
      for (int i = 0; i < ofDay.size(); i++) {
        newCustomers += receipts(ofDay.get(i)) > 0 ? 1 : 0;
      }
    }
    var counts = new Counts(customers, newCustomers, repeatCustomers, transactions);
    newcomers.clear();
    period++;
    customers = 0;
    repeatCustomers = 0;
    transactions = 0;
    return counts;
  }

  /** What was counted in a period. */
  record Counts(long customers, long newCustomers, long repeatCustomers, long transactions) {
    Counts plus(Counts other) {
      return new Counts(
          customers + other.customers,
          newCustomers + other.newCustomers,
          repeatCustomers + other.repeatCustomers,
          transactions + other.transactions);
    }
  }
}
