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

  /** Dealt out to so many buckets at most, each of which has products of its own. */
  Map<Integer, SaleSums> buckets(int most) {
    var buckets = new HashMap<Integer, SaleSums>();
    sums.forEach(
        (key, sum) ->
            buckets
                .computeIfAbsent(key.productKey() % most, bucket -> new SaleSums())
                .sums
                .put(key, sum));
    return buckets;
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
