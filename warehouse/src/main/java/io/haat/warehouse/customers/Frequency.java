package io.haat.warehouse.customers;

/** How many receipts a customer has in the days and stores asked for. */
public enum Frequency {
  ONCE,
  TWICE,
  THREE_TO_FIVE,
  SIX_OR_MORE
}
