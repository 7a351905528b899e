package io.haat.warehouse.live;

import java.sql.SQLException;
import java.util.HashMap;
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
  }

  private final Map<Key, Sum> sums = new HashMap<>();

  /**
   * Adds the new lines of one receipt.
   *
   * @param day of the store, counted from 1970-01-01
   */
  void addReceipt(int day, List<FactLine> lines) {
    Integer customer = lines.get(0).firstCustomerKey();
    if (customer != null) {
      Sum sum = sum(day, customer, lines.get(0));
      sum.transactions++;
      for (FactLine line : lines) {
        sum.units += line.quantity() == null ? 0 : line.quantity();
        sum.amount += line.amount();
      }
    }
  }

  void addRefund(int day, FactLine line) {
    Integer customer = line.firstCustomerKey();
    if (customer != null) {
      Sum sum = sum(day, customer, line);
      sum.refundLines++;
      sum.refunds += line.amount();
    }
  }

  private Sum sum(int day, int customer, FactLine line) {
    var key = new Key(day, line.store().key(), customer, line.event().fact().currency());
    return sums.computeIfAbsent(key, k -> new Sum());
  }

  /** Sets the parameters of an insert into {@code customer_pending}, but for the retailer. */
  void set(ArrayParameters arrays) throws SQLException {
    List<Map.Entry<Key, Sum>> rows = List.copyOf(sums.entrySet());
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
