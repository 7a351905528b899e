package io.haat.warehouse.stock;

/** For how many days the stock of a product in a store lasts at the pace of the last four weeks. */
public enum Cover {
  /** Nothing is there. */
  OUT,
  UNDER_3,
  UNDER_7,
  UNDER_14,
  UNDER_28,
  UNDER_56,
  MORE,
  /** There is stock, and none was sold in these weeks. */
  UNSOLD
}
