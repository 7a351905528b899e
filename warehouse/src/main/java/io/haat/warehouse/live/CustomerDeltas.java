package io.haat.warehouse.live;

import io.haat.model.LongSums;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What new lines of one retailer add to what its customers bought. */
final class CustomerDeltas {
  private record Key(int day, int storeKey, int customerKey, String currency) {}

  private static final class Sum {
    int transactions;
    long units;
    long amount;
    int refundLines;
    long refunds;

    private boolean fits(long moreUnits, long moreAmount, long moreRefunds) {
      return LongSums.fits(units, moreUnits)
          && LongSums.fits(amount, moreAmount)
          && LongSums.fits(refunds, moreRefunds);
    }
  }

  private final SumsByKey<Key, Sum> sums = new SumsByKey<>(Sum::new);

  /**
   * Adds the new lines of one receipt.
   *
   * @param day of the store, counted from 1970-01-01
   */
  void addReceipt(int day, List<FactLine> lines) {
    Integer customer = lines.get(0).firstCustomerKey();
    if (customer != null) {
      Key key = key(day, customer, lines.get(0));
      for (FactLine line : lines) {
        add(key, line.quantity() == null ? 0 : line.quantity(), line.amount(), 0);
      }
      add(key, 0, 0, 0).transactions++;
    }
  }

  void addRefund(int day, FactLine line) {
    Integer customer = line.firstCustomerKey();
    if (customer != null) {
      add(key(day, customer, line), 0, 0, line.amount()).refundLines++;
    }
  }

  private static Key key(int day, int customer, FactLine line) {
    return new Key(day, line.store().key(), customer, line.event().fact().currency());
  }

  private Sum add(Key key, long units, long amount, long refunds) {
    Sum sum = sums.of(key);
    if (!sum.fits(units, amount, refunds)) {
      sum = sums.after(key, sum);
    }
    sum.units += units;
    sum.amount += amount;
    sum.refunds += refunds;
    return sum;
  }

  /** Sets the parameters of an insert into {@code customer_pending}, but for the retailer. */
  void set(ArrayParameters arrays) throws SQLException {
    List<Map.Entry<Key, Sum>> rows = sums.rows();
    arrays.ints(rows, row -> row.getKey().day());
    arrays.ints(rows, row -> row.getKey().storeKey());
    arrays.ints(rows, row -> row.getKey().customerKey());
    arrays.texts(rows, row -> row.getKey().currency());
    arrays.ints(rows, row -> row.getValue().transactions);
    arrays.longs(rows, row -> row.getValue().units);
    arrays.longs(rows, row -> row.getValue().amount);
    arrays.ints(rows, row -> row.getValue().refundLines);
    arrays.longs(rows, row -> row.getValue().refunds);
  }
}
