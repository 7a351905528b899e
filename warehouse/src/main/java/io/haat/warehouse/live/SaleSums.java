package io.haat.warehouse.live;

import io.haat.model.LongSums;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What lines of one retailer add to the rollups, as {@code sales_pending} keeps it: of one key
 * there is one sum, or several where one would not fit into a long.
 */
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

    private boolean fits(long moreUnits, long moreDiscounts, long moreAmount) {
      return LongSums.fits(units, moreUnits)
          && LongSums.fits(discounts, moreDiscounts)
          && LongSums.fits(amount, moreAmount);
    }
  }

  private final SumsByKey<Key, Sum> sums = new SumsByKey<>(Sum::new);

  /** Adds lines to the sum of a key, and gives it: what else is counted is to be added to it. */
  Sum add(Key key, int lines, long units, long discounts, long amount) {
    Sum sum = sums.of(key);
    if (!sum.fits(units, discounts, amount)) {
      sum = sums.after(key, sum);
    }
    sum.lines += lines;
    sum.units += units;
    sum.discounts += discounts;
    sum.amount += amount;
    return sum;
  }

  /** Dealt out to so many buckets at most, each of which has products of its own. */
  Map<Integer, SaleSums> buckets(int most) {
    var buckets = new HashMap<Integer, SaleSums>();
    for (Map.Entry<Key, Sum> row : sums.rows()) {
      buckets
          .computeIfAbsent(row.getKey().productKey() % most, bucket -> new SaleSums())
          .sums
          .addFull(row);
    }
    return buckets;
  }

  /**
   * Sets the parameters of an insert into {@code sales_pending}, from is_refund to category_firsts.
   */
  void set(ArrayParameters arrays) throws SQLException {
    List<Map.Entry<Key, Sum>> rows = sums.rows();
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
