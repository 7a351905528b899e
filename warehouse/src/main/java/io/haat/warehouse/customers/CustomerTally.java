package io.haat.warehouse.customers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What each customer of a retailer bought in some days and stores. With millions of rows, looking
 * up sums is all the work: those of a customer lie side by side, in one line of the processor's
 * cache, and many days are added up for some thousand customers at a time, whose sums the cache
 * holds.
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

  /** Their sums are half a megabyte. */
  private static final int CUSTOMERS_AT_ONCE = 1 << 14;

  /** Days of so many rows, 36 MB, are held until they are added up. */
  private static final int ROWS_AT_ONCE = 1 << 20;

  private final CustomerNumbers numbers;
  private final StoreSet asked;
  private final List<Column> columns = new ArrayList<>();
  private final BitSet newcomers = new BitSet();
  private final List<Rows> waiting = new ArrayList<>();
  private int waitingRows;

  /**
   * Has no sums yet.
   *
   * @param asked what is bought elsewhere does not count
   */
  CustomerTally(CustomerNumbers numbers, StoreSet asked) {
    this.numbers = numbers;
    this.asked = asked;
  }

  /** Sums of all customers in one currency. */
  private static final class Column {
    private final String currency;
    private long[] words;

    Column(String currency, int customers) {
      this.currency = currency;
      words = new long[Math.multiplyExact(customers, WORDS)];
    }

    int customers() {
      return words.length / WORDS;
    }

    void makeRoomFor(int number) {
      if (number >= customers()) {
        words = Arrays.copyOf(words, Math.multiplyExact(number + 1 + number / 2, WORDS));
      }
    }

    /** Receipts of a customer. */
    long receipts(int number) {
      return number < customers() ? words[number * WORDS] & RECEIPTS : 0;
    }
  }

  private Column column(String currency) {
    for (Column column : columns) {
      if (column.currency.equals(currency)) {
        return column;
      }
    }
    var column = new Column(currency, numbers.size());
    columns.add(column);
    return column;
  }

  /** Rows of a day. */
  private record Rows(Visits visits, long dayWord, Column sums) {}

  /**
   * Adds a day that is not before those that were added.
   *
   * @throws ArithmeticException if no 64 bits hold a sum, here or when it is closed
   */
  void add(VisitDay day) {
    for (int i = 0; i < day.newcomers().size(); i++) {
      newcomers.set(day.newcomers().get(i));
    }
    long dayWord = (day.day().toEpochDay() + DAY_BASE) << DAY_SHIFT;
    for (Visits visits : day.visits()) {
      Column sums = column(visits.currency());
      sums.makeRoomFor(visits.largestNumber());
      var rows = new Rows(visits, dayWord, sums);
      if (visits.isSorted() && visits.size() <= ROWS_AT_ONCE - waitingRows) {
        waiting.add(rows);
        waitingRows += visits.size();
      } else {
        addWaiting();
        add(rows, 0, Integer.MAX_VALUE);
      }
    }
  }

  /**
   * To be called after the last day.
   *
   * @return everybody who has a receipt; whoever bought in several currencies is one nevertheless
   */
  CustomerTotals.Count close() {
    CustomerTotals.Count all =
        parts()
            .map(
                from -> {
                  addWaiting(from);
                  return persons(from);
                })
            .reduce(new CustomerTotals.Count(), CustomerTotals.Count::plus);
    forgetWaiting();
    return all;
  }

  private void addWaiting() {
    parts().forEach(this::addWaiting);
    forgetWaiting();
  }

  private void forgetWaiting() {
    waiting.clear();
    waitingRows = 0;
  }

  /** The first customers of parts, for threads of which no two ever add to the same sums. */
  private Stream<Integer> parts() {
    return IntStream.rangeClosed(0, customers() / CUSTOMERS_AT_ONCE)
        .mapToObj(part -> part * CUSTOMERS_AT_ONCE)
        .parallel();
  }

  /** Whose numbers are below this, of all currencies. */
  private int customers() {
    return columns.stream().mapToInt(Column::customers).max().orElse(0);
  }

  private void addWaiting(int from) {
    for (Rows rows : waiting) {
      add(rows, rows.visits.firstRow(from), from + CUSTOMERS_AT_ONCE);
    }
  }

  /** Adds rows from one on, as long as the customer's number is below another one. */
  private void add(Rows rows, int first, int upTo) {
    Visits visits = rows.visits;
    long[] sums = rows.sums.words;
    int[] customers = visits.customers();
    int[] storeKeys = visits.storeKeys();
    int[] transactions = visits.transactions();
    long[] units = visits.units();
    long[] sales = visits.sales();
    long[] refunds = visits.refunds();
    int size = visits.size();
    for (int row = first; row < size && customers[row] < upTo; row++) {
      if (!asked.has(storeKeys[row])) {
        continue;
      }
      int at = customers[row] * WORDS;
      long receipts = transactions[row];
      sums[at] =
          receipts > 0
              ? rows.dayWord | IS_THERE | ((sums[at] & RECEIPTS) + receipts)
              : sums[at] | IS_THERE;
      sums[at + UNITS] = Math.addExact(sums[at + UNITS], units[row]);
      sums[at + SALES] = Math.addExact(sums[at + SALES], sales[row]);
      sums[at + REFUNDS] = Math.addExact(sums[at + REFUNDS], refunds[row]);
    }
  }

  /** Those of one part. */
  private CustomerTotals.Count persons(int from) {
    var count = new CustomerTotals.Count();
    int upTo = Math.min(from + CUSTOMERS_AT_ONCE, customers());
    for (int number = from; number < upTo; number++) {
      long receipts = receipts(number);
      if (receipts > 0) {
        count.add(receipts, newcomers.get(number));
      }
    }
    return count;
  }

  /** Of all currencies. */
  private long receipts(int number) {
    long receipts = 0;
    for (Column column : columns) {
      receipts += column.receipts(number);
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

    private Sums(Column column) {
      currency = column.currency;
      words = column.words;
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

  /**
   * Everybody of one of so many parts, which are about equal, who bought or gave something back,
   * once for each currency.
   */
  void sums(int part, int parts, SumTaker taker) {
    for (Column column : columns) {
      var sums = new Sums(column);
      int upTo = (int) ((part + 1L) * column.customers() / parts);
      for (int number = (int) ((long) part * column.customers() / parts); number < upTo; number++) {
        if ((column.words[number * WORDS] & IS_THERE) != 0) {
          sums.number = number;
          taker.accept(sums);
        }
      }
    }
  }
}
