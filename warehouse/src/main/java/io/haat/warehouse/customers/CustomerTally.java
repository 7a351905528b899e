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
    long[] sums = sums(visits.currency());
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
      sums[at + SALES] += sales[row];
      sums[at + REFUNDS] += refunds[row];
    }
  }

  private long[] sums(String currency) {
    int words = Math.multiplyExact(numbers.size(), WORDS);
    long[] sums = byCurrency.get(currency);
    if (sums == null) {
      sums = new long[words];
      byCurrency.put(currency, sums);
    } else if (sums.length < words) {
      sums = Arrays.copyOf(sums, words);
      byCurrency.put(currency, sums);
    }
    return sums;
  }

  /** Takes customers one by one, in no order. */
  interface PersonTaker {
    /**
     * Takes one.
     *
     * @param receipts in all currencies, above 0
     */
    void accept(int number, long receipts, boolean isNew);
  }

  /** Everybody who has a receipt; whoever bought in several currencies is one nevertheless. */
  void persons(PersonTaker taker) {
    int size = 0;
    for (long[] sums : byCurrency.values()) {
      size = Math.max(size, sums.length / WORDS);
    }
    for (int number = 0; number < size; number++) {
      long receipts = 0;
      for (long[] sums : byCurrency.values()) {
        receipts += number * WORDS < sums.length ? sums[number * WORDS] & RECEIPTS : 0;
      }
      if (receipts > 0) {
        taker.accept(number, receipts, newcomers.get(number));
      }
    }
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

    int number() {
      return number;
    }

    int customerKey() {
      return numbers.key(number);
    }

    boolean isNew() {
      return transactions() > 0 && newcomers.get(number);
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

    /** Of those who bought in all currencies so many times: see {@link #persons}. */
    long receiptsOfAll() {
      long receipts = 0;
      for (long[] some : byCurrency.values()) {
        receipts += number * WORDS < some.length ? some[number * WORDS] & RECEIPTS : 0;
      }
      return receipts;
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
