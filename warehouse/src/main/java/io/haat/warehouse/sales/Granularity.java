package io.haat.warehouse.sales;

/** How long the periods of a series are. Weeks begin on Monday. */
public enum Granularity {
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH
}
