package io.haat.warehouse.customers;

import java.time.LocalDate;

/**
 * A state of a retailer's day.
 *
 * @param changes how often it had changed
 */
record DayVersion(OfRetailer day, long changes) {
  /** A retailer's day. */
  record OfRetailer(LocalDate date, short retailerKey) implements Comparable<OfRetailer> {
    @Override
    public int compareTo(OfRetailer other) {
      int byDate = date.compareTo(other.date);
      return byDate != 0 ? byDate : Short.compare(retailerKey, other.retailerKey);
    }
  }
}
