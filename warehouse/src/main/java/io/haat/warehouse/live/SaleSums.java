package io.haat.warehouse.live;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What lines of one retailer add to the rollups, as {@code sales_pending} keeps it. */
final class SaleSums {
  /**
   * What is added up.
   *
   * @param hour local, counted from 1970-01-01 00:00
   */
  record Key(
      boolean isRefund, int hour, int storeKey, String channel, int productKey, String currency) {}

  /** Units in thousandths, amounts in ten-thousandths. */
  static final class Sum {
    int lines;
    long units;
    long discounts;
    long amount;
    int receipts;
    int transactions;
    int categoryFirsts;
  }

  private final Map<Key, Sum> sums = new HashMap<>();

  /** The sum of a key, to be added to. */
  Sum of(Key key) {
    return sums.computeIfAbsent(key, k -> new Sum());
  }

  /** What is of one of several buckets, each of which has products of its own. */
  SaleSums bucket(int bucket, int buckets) {
    var part = new SaleSums();
    sums.forEach(
        (key, sum) -> {
          if (key.productKey() % buckets == bucket) {
            part.sums.put(key, sum);
          }
        });
    return part;
  }

  boolean isEmpty() {
    return sums.isEmpty();
  }

  /**
   * Sets the parameters of an insert into {@code sales_pending}, from is_refund to category_firsts.
   */
  void set(ArrayParameters arrays) throws SQLException {
    List<Map.Entry<Key, Sum>> rows = List.copyOf(sums.entrySet());
    arrays.flags(rows, row -> row.getKey().isRefund());
    arrays.ints(rows, row -> row.getKey().hour());
    arrays.ints(rows, row -> row.getKey().storeKey());
    arrays.texts(rows, row -> row.getKey().channel());
    arrays.ints(rows, row -> row.getKey().productKey());
    arrays.texts(rows, row -> row.getKey().currency());
    arrays.ints(rows, row -> row.getValue().lines);
    arrays.longs(rows, row -> row.getValue().units);
    arrays.longs(rows, row -> row.getValue().discounts);
    arrays.longs(rows, row -> row.getValue().amount);
    arrays.ints(rows, row -> row.getValue().receipts);
    arrays.ints(rows, row -> row.getValue().transactions);
    arrays.ints(rows, row -> row.getValue().categoryFirsts);
  }
}
