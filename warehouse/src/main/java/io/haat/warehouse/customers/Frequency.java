package io.haat.warehouse.customers;

/** How many receipts a customer has in the days and stores asked for. */
public enum Frequency {
  ONCE,
  TWICE,
  THREE_TO_FIVE,
  SIX_OR_MORE;

  /**
   * The one that holds a number of receipts.
   *
   * @param receipts at least 1
   */
  static Frequency of(long receipts) {
    if (receipts == 1) {
      return ONCE;
    }
    if (receipts == 2) {
      return TWICE;
    }
    return receipts <= 5 ? THREE_TO_FIVE : SIX_OR_MORE;
  }
}
