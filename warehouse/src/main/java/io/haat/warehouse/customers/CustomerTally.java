package io.haat.warehouse.customers;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each customer of a retailer bought in some days and stores. Sums of a customer lie side by
 * side, in one line of the processor's cache: with millions of rows in the order of days, looking
 * them up is all the work.
 */
final class CustomerTally {
  private static final int WORDS = 4;
  private static final int UNITS = 1;
  private static final int SALES = 2;
  private static final int REFUNDS = 3;

  /** The first word: the last day of a sale above, whether there is a row at all, receipts. */
  private static final int DAY_SHIFT = 32;

  private static final long IS_THERE = 1L << 31;
  private static final long RECEIPTS = IS_THERE - 1;

  /** Added to days, so that 0 is none. */
  private static final long DAY_BASE = 1L << 28;

  private final CustomerNumbers numbers;
  private final Map<String, long[]> byCurrency = new TreeMap<>();
  private final BitSet newcomers = new BitSet();

  CustomerTally(CustomerNumbers numbers) {
    this.numbers = numbers;
  }

  /** Adds a day that is not before those that were added. */
  void add(VisitDay day, StoreSet asked) {
    for (int i = 0; i < day.newcomers().size(); i++) {
      newcomers.set(day.newcomers().get(i));
    }
    long epochDay = day.day().toEpochDay();
    for (Visits visits : day.visits()) {
      add(visits, asked, (epochDay + DAY_BASE) << DAY_SHIFT);
    }
  }

  private void add(Visits visits, StoreSet asked, long dayWord) {
    long[] sums = sums(visits.currency(), visits.largestNumber());
    int[] customers = visits.customers();
    int[] storeKeys = visits.storeKeys();
    int[] transactions = visits.transactions();
    long[] units = visits.units();
    long[] sales = visits.sales();
    long[] refunds = visits.refunds();
    int rows = visits.size();
    for (int row = 0; row < rows; row++) {
      if (!asked.has(storeKeys[row])) {
        continue;
      }
      int at = customers[row] * WORDS;
      long receipts = transactions[row];
      sums[at] =
          receipts > 0
              ? dayWord | IS_THERE | ((sums[at] & RECEIPTS) + receipts)
              : sums[at] | IS_THERE;
      sums[at + UNITS] += units[row];
      sums[at + SALES] = Math.addExact(sums[at + SALES], sales[row]);
      sums[at + REFUNDS] = Math.addExact(sums[at + REFUNDS], refunds[row]);
    }
  }

  private long[] sums(String currency, int largestNumber) {
    int words = Math.multiplyExact(largestNumber + 1, WORDS);
    long[] sums = byCurrency.computeIfAbsent(currency, c -> new long[WORDS * numbers.size()]);
    if (sums.length < words) {
      sums = Arrays.copyOf(sums, words + words / 2);
      byCurrency.put(currency, sums);
    }
    return sums;
  }

  /** Takes people one by one, in no order. */
  interface PersonTaker {
    /**
     * Takes one.
     *
     * @param receipts in all currencies, above 0
     */
    void accept(long receipts, boolean isNew);
  }

  /** Everybody who has a receipt; whoever bought in several currencies is one nevertheless. */
  void persons(PersonTaker taker) {
    int largest =
        byCurrency.values().stream().mapToInt(sums -> sums.length / WORDS).max().orElse(0);
    for (int number = 0; number < largest; number++) {
      long receipts = receipts(number);
      if (receipts > 0) {
        taker.accept(receipts, newcomers.get(number));
      }
    }
  }

  /** Of all currencies. */
  private long receipts(int number) {
    long receipts = 0;
    for (long[] sums : byCurrency.values()) {
      receipts += number * WORDS < sums.length ? sums[number * WORDS] & RECEIPTS : 0;
    }
    return receipts;
  }

  /** Takes sums one by one, in no order. */
  interface SumTaker {
    void accept(Sums sums);
  }

  /** The sums of one customer in one currency, while they are being taken. */
  final class Sums {
    private final String currency;
    private final long[] words;
    private int number;

    private Sums(String currency, long[] words) {
      this.currency = currency;
      this.words = words;
    }

    String currency() {
      return currency;
    }

    int customerKey() {
      return numbers.key(number);
    }

    boolean isNew() {
      return newcomers.get(number);
    }

    long transactions() {
      return words[number * WORDS] & RECEIPTS;
    }

    /** In thousandths. */
    long units() {
      return words[number * WORDS + UNITS];
    }

    /** In ten-thousandths, like the refunds. */
    long sales() {
      return words[number * WORDS + SALES];
    }

    long refunds() {
      return words[number * WORDS + REFUNDS];
    }

    /** The last day with a receipt. There must be one. */
    LocalDate lastOn() {
      return LocalDate.ofEpochDay((words[number * WORDS] >>> DAY_SHIFT) - DAY_BASE);
    }

    /** Of all currencies. */
    long receiptsOfAll() {
      return receipts(number);
    }
  }

  /** Everybody who bought or gave something back, once for each currency. */
  void sums(SumTaker taker) {
    byCurrency.forEach(
        (currency, words) -> {
          var sums = new Sums(currency, words);
          for (int number = 0; number < words.length / WORDS; number++) {
            if ((words[number * WORDS] & IS_THERE) != 0) {
              sums.number = number;
              taker.accept(sums);
            }
          }
        });
  }
}
