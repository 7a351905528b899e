package io.haat.server.cache;

/** What answers are made of. Whoever writes it counts the change in {@code change_count}. */
public enum Ingredient {
  /** Sales and refunds, with all rollups over them; counted by retailer. */
  SALES,
  /** Of these, the ones of days that are over everywhere; counted by retailer. */
  PAST_SALES,
  /** Stores and products; counted by retailer. */
  CATALOGUE,
  /** Loads, rejected records, late events. */
  LOADS,
  /** Stock by store and product, and how fast it sells. */
  STOCK
}
