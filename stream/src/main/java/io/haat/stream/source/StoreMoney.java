package io.haat.stream.source;

/** The currencies of stores. */
public interface StoreMoney {
  /** The decimal places of a store's currency, {@code 0 <= n <= 4}. */
  int places(String retailerId, String storeId);

  /** The currency of a store, as ISO 4217 has it. */
  String currency(String retailerId, String storeId);
}
