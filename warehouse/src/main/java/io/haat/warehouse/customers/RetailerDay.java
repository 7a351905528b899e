package io.haat.warehouse.customers;

import java.time.LocalDate;

/** A local day at a retailer. */
record RetailerDay(LocalDate day, short retailerKey) implements Comparable<RetailerDay> {
  @Override
  public int compareTo(RetailerDay other) {
    int byDay = day.compareTo(other.day);
    return byDay != 0 ? byDay : Short.compare(retailerKey, other.retailerKey);
  }
}
