package io.haat.warehouse.live;

import io.haat.warehouse.load.StoreDimension;
import java.util.HashMap;
import java.util.Map;

/** What is remembered of one retailer's dimensions. */
final class RetailerKeys {
  private static final int PRODUCTS_REMEMBERED = 100_000;
  private static final int CUSTOMERS_REMEMBERED = 250_000;

  final String retailer;
  final short key;
  final Map<String, StoreDimension.Known> stores = new HashMap<>();
  final DimensionVersions products;
  final DimensionVersions customers;

  /** The retailer's revision at which all this was read. */
  int revision;

  /** Whether it was another one when the batch at hand was given its keys. */
  boolean revised;

  /** The latest time of sale in the retailer's files. */
  long filesUptoMicros = Long.MIN_VALUE;

  RetailerKeys(String retailer, short key) {
    this.retailer = retailer;
    this.key = key;
    this.products =
        new DimensionVersions(DimensionVersions.Table.PRODUCT, key, PRODUCTS_REMEMBERED);
    this.customers =
        new DimensionVersions(DimensionVersions.Table.CUSTOMER, key, CUSTOMERS_REMEMBERED);
  }

  /** The store, which was learnt. */
  StoreDimension.Known store(String storeId) {
    StoreDimension.Known store = stores.get(storeId);
    if (store == null) {
      throw new IllegalStateException("store " + storeId + " was not learnt");
    }
    return store;
  }

  /** Forgets what was not asked for lately. */
  void age() {
    products.age();
    customers.age();
  }

  void forgetVersions() {
    products.forget();
    customers.forget();
  }
}
