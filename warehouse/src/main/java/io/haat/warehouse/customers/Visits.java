package io.haat.warehouse.customers;

import java.util.Arrays;

/**
 * What customers bought on one day in one currency, column by column: a row for each customer and
 * store.
 */
final class Visits {
  /** Of a row: three ints and three longs. */
  private static final int ROW_BYTES = 36;

  private static final int FIRST_ROWS = 16;

  private final String currency;
  private int size;
  private int largestNumber;
  private boolean isSorted;
  private int[] customers = new int[FIRST_ROWS];
  private int[] storeKeys = new int[FIRST_ROWS];
  private int[] transactions = new int[FIRST_ROWS];
  private long[] units = new long[FIRST_ROWS];
  private long[] sales = new long[FIRST_ROWS];
  private long[] refunds = new long[FIRST_ROWS];

  Visits(String currency) {
    this.currency = currency;
  }

  /**
   * Adds a row.
   *
   * @param customer its number
   * @param receipts 0 of refunds alone
   * @param thousandths of units
   * @param saleAmount in ten-thousandths, like the refunds
   */
  void add(
      int customer,
      int storeKey,
      int receipts,
      long thousandths,
      long saleAmount,
      long refundAmount) {
    if (size == customers.length) {
      resize(2 * size);
    }
    customers[size] = customer;
    storeKeys[size] = storeKey;
    transactions[size] = receipts;
    units[size] = thousandths;
    sales[size] = saleAmount;
    refunds[size] = refundAmount;
    size++;
    isSorted = false;
    largestNumber = Math.max(largestNumber, customer);
  }

  /**
   * To be called when all rows are there: sorts them by customer, since sums are twice as fast that
   * are found in the order in which they lie in memory, and gives back the room not needed.
   */
  void sort() {
    var order = new long[size];
    for (int row = 0; row < size; row++) {
      order[row] = ((long) customers[row] << Integer.SIZE) | row;
    }
    Arrays.sort(order);
    var sorted = new Visits(currency);
    sorted.resize(size);
    for (long place : order) {
      int row = (int) place;
      sorted.add(
          customers[row], storeKeys[row], transactions[row], units[row], sales[row], refunds[row]);
    }
    customers = sorted.customers;
    storeKeys = sorted.storeKeys;
    transactions = sorted.transactions;
    units = sorted.units;
    sales = sorted.sales;
    refunds = sorted.refunds;
    isSorted = true;
  }

  private void resize(int rows) {
    customers = Arrays.copyOf(customers, rows);
    storeKeys = Arrays.copyOf(storeKeys, rows);
    transactions = Arrays.copyOf(transactions, rows);
    units = Arrays.copyOf(units, rows);
    sales = Arrays.copyOf(sales, rows);
    refunds = Arrays.copyOf(refunds, rows);
  }

  String currency() {
    return currency;
  }

  /** Whether the rows are in the order of customers. */
  boolean isSorted() {
    return isSorted;
  }

  /** The first row of a customer whose number is not below this one, if the rows are sorted. */
  int firstRow(int customer) {
    int first = 0;
    int end = size;
    while (first < end) {
      int middle = (first + end) >>> 1;
      if (customers[middle] < customer) {
        first = middle + 1;
      } else {
        end = middle;
      }
    }
    return first;
  }

  /** No customer has a higher one. */
  int largestNumber() {
    return largestNumber;
  }

  /** How many rows there are; the columns may be longer. */
  int size() {
    return size;
  }

  /** By number. */
  int[] customers() {
    return customers;
  }

  int[] storeKeys() {
    return storeKeys;
  }

  int[] transactions() {
    return transactions;
  }

  /** In thousandths. */
  long[] units() {
    return units;
  }

  /** In ten-thousandths, like the refunds. */
  long[] sales() {
    return sales;
  }

  long[] refunds() {
    return refunds;
  }

  int bytes() {
    return ROW_BYTES * customers.length;
  }
}
