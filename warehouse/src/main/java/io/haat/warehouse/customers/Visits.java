package io.haat.warehouse.customers;

import java.util.Arrays;

/**
 * What customers bought in one store on one day in one currency, column by column: a row for each
 * customer, by its number.
 */
final class Visits {
  /** Of a row: two ints and three longs. */
  private static final int ROW_BYTES = 32;

  final int storeKey;
  final String currency;
  private int size;
  private int[] customers = new int[16];
  private int[] transactions = new int[16];
  private long[] units = new long[16];
  private long[] sales = new long[16];
  private long[] refunds = new long[16];

  Visits(int storeKey, String currency) {
    this.storeKey = storeKey;
    this.currency = currency;
  }

  /**
   * Adds a row.
   *
   * @param receipts 0 of refunds alone
   * @param thousandths of units
   * @param saleAmount in ten-thousandths, like the refunds
   */
  void add(int customer, int receipts, long thousandths, long saleAmount, long refundAmount) {
    if (size == customers.length) {
      resize(2 * size);
    }
    customers[size] = customer;
    transactions[size] = receipts;
    units[size] = thousandths;
    sales[size] = saleAmount;
    refunds[size] = refundAmount;
    size++;
  }

  /** To be called when all rows are there: gives the room back that they do not need. */
  void trim() {
    resize(size);
  }

  private void resize(int rows) {
    customers = Arrays.copyOf(customers, rows);
    transactions = Arrays.copyOf(transactions, rows);
    units = Arrays.copyOf(units, rows);
    sales = Arrays.copyOf(sales, rows);
    refunds = Arrays.copyOf(refunds, rows);
  }

  int size() {
    return size;
  }

  int customer(int row) {
    return customers[row];
  }

  int transactions(int row) {
    return transactions[row];
  }

  long units(int row) {
    return units[row];
  }

  long sales(int row) {
    return sales[row];
  }

  long refunds(int row) {
    return refunds[row];
  }

  int bytes() {
    return ROW_BYTES * customers.length;
  }
}
