package io.haat.warehouse.sales;

/** What figures can be told apart by. */
public enum Dimension {
  RETAILER,
  STORE,
  CITY,
  REGION,
  TIER,
  CATEGORY,
  PRODUCT
}
