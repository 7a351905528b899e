package io.haat.warehouse.customers;

/** What customers are listed by, the highest first. */
public enum CustomerOrder {
  NET,
  TRANSACTIONS,
  UNITS,
  REFUNDS,
  AVERAGE_TRANSACTION_VALUE,
  LAST_ON
}
