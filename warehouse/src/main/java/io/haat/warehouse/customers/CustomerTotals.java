package io.haat.warehouse.customers;

import java.util.Map;

/**
 * How many people bought, each counted once whatever the currency.
 *
 * @param newCustomers of these, who had never bought before at the retailer
 * @param repeatCustomers of these, who bought more than once
 * @param transactions their receipts
 * @param byFrequency customers, for each of the values
 */
public record CustomerTotals(
    long customers,
    long newCustomers,
    long repeatCustomers,
    long transactions,
    Map<Frequency, Long> byFrequency) {

  /** Counts them. */
  static final class Count {
    private long newCustomers;
    private long transactions;
    private long once;
    private long twice;
    private long threeToFive;
    private long sixOrMore;

    void add(long receipts, boolean isNew) {
      newCustomers += isNew ? 1 : 0;
      transactions += receipts;
      switch (Frequency.of(receipts)) {
        case ONCE -> once++;
        case TWICE -> twice++;
        case THREE_TO_FIVE -> threeToFive++;
        case SIX_OR_MORE -> sixOrMore++;
      }
    }

    /** Both together, who are different people. */
    Count plus(Count other) {
      var both = new Count();
      both.newCustomers = newCustomers + other.newCustomers;
      both.transactions = transactions + other.transactions;
      both.once = once + other.once;
      both.twice = twice + other.twice;
      both.threeToFive = threeToFive + other.threeToFive;
      both.sixOrMore = sixOrMore + other.sixOrMore;
      return both;
    }

    CustomerTotals totals() {
      long repeatCustomers = twice + threeToFive + sixOrMore;
      return new CustomerTotals(
          once + repeatCustomers,
          newCustomers,
          repeatCustomers,
          transactions,
          Map.of(
              Frequency.ONCE, once,
              Frequency.TWICE, twice,
              Frequency.THREE_TO_FIVE, threeToFive,
              Frequency.SIX_OR_MORE, sixOrMore));
    }
  }
}
