package io.haat.model.event;

/** How finely a store's currency is divided. */
@FunctionalInterface
public interface MinorUnits {
  /** The decimal places of a store's currency, {@code 0 <= n <= 4}: 2 for EUR, 0 for JPY. */
  int places(String retailerId, String storeId);
}
