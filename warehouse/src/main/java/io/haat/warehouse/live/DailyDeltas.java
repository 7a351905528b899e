package io.haat.warehouse.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What new lines add to {@code sales_daily}. */
final class DailyDeltas {
  private record Key(int day, int storeKey, int productKey, String currency) {}

  private static final class Sum {
    int lines;
    int transactions;
    int categoryFirsts;
    long units;
    long discounts;
    long amount;
  }

  private static final Comparator<Key> ORDER =
      Comparator.comparingInt(Key::day)
          .thenComparingInt(Key::storeKey)
          .thenComparingInt(Key::productKey)
          .thenComparing(Key::currency);

  private final Map<Key, Sum> sales = new HashMap<>();
  private final Map<Key, Sum> refunds = new HashMap<>();

  /** Adds the lines of one receipt. */
  void addReceipt(int day, List<FactLine> lines) {
    var products = new HashMap<Integer, Sum>();
    var leastOfCategory = new HashMap<String, Integer>();
    for (FactLine line : lines) {
      Sum sum = sales.computeIfAbsent(key(day, line), k -> new Sum());
      add(sum, line);
      sum.discounts += line.discount();
      products.put(line.productKey(), sum);
      leastOfCategory.merge(line.category(), line.productKey(), Math::min);
    }
    products.forEach(
        (product, sum) -> {
          sum.transactions++;
          if (leastOfCategory.containsValue(product)) {
            sum.categoryFirsts++;
          }
        });
  }

  void addRefund(int day, FactLine line) {
    add(refunds.computeIfAbsent(key(day, line), k -> new Sum()), line);
  }

  private static Key key(int day, FactLine line) {
    return new Key(day, line.store().key(), line.productKey(), line.event().fact().currency());
  }

  private static void add(Sum sum, FactLine line) {
    sum.lines++;
    sum.units += line.quantity() == null ? 0 : line.quantity();
    sum.amount += line.amount();
  }

  void write(Connection connection) throws SQLException {
    if (!sales.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(ADD_SALES)) {
        List<Map.Entry<Key, Sum>> rows = inOrder(sales);
        ArrayParameters arrays = bind(connection, statement, rows);
        arrays.longs(rows, row -> row.getValue().discounts);
        arrays.ints(rows, row -> row.getValue().transactions);
        arrays.ints(rows, row -> row.getValue().categoryFirsts);
        statement.executeUpdate();
      }
    }
    if (!refunds.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(ADD_REFUNDS)) {
        bind(connection, statement, inOrder(refunds));
        statement.executeUpdate();
      }
    }
  }

  private static List<Map.Entry<Key, Sum>> inOrder(Map<Key, Sum> rows) {
    return rows.entrySet().stream().sorted(Map.Entry.comparingByKey(ORDER)).toList();
  }

  private static ArrayParameters bind(
      Connection connection, PreparedStatement statement, List<Map.Entry<Key, Sum>> rows)
      throws SQLException {
    var arrays = new ArrayParameters(connection, statement);
    arrays.ints(rows, row -> row.getKey().day());
    arrays.ints(rows, row -> row.getKey().storeKey());
    arrays.ints(rows, row -> row.getKey().productKey());
    arrays.texts(rows, row -> row.getKey().currency());
    arrays.ints(rows, row -> row.getValue().lines);
    arrays.longs(rows, row -> row.getValue().units);
    arrays.longs(rows, row -> row.getValue().amount);
    return arrays;
  }

  private static final String ADD_SALES =
      """
      insert into sales_daily as d
        (day, store_key, product_key, currency, lines, units, sales_amount, discount_amount,
         transactions, category_firsts)
      select date '1970-01-01' + day, store_key, product_key, currency, lines, units * 0.001,
             sales * 0.0001, discounts * 0.0001, transactions, category_firsts
      from unnest(?::int4[], ?::int4[], ?::int4[], ?::text[], ?::int4[], ?::int8[], ?::int8[], ?::int8[],
                  ?::int4[], ?::int4[])
        as delta (day, store_key, product_key, currency, lines, units, sales, discounts,
                  transactions, category_firsts)
      on conflict (day, store_key, product_key, currency) do update
      set lines = d.lines + excluded.lines, units = d.units + excluded.units,
          sales_amount = d.sales_amount + excluded.sales_amount,
          discount_amount = d.discount_amount + excluded.discount_amount,
          transactions = d.transactions + excluded.transactions,
          category_firsts = d.category_firsts + excluded.category_firsts""";

  private static final String ADD_REFUNDS =
      """
      insert into sales_daily as d
        (day, store_key, product_key, currency, refund_lines, refund_units, refund_amount)
      select date '1970-01-01' + day, store_key, product_key, currency, lines, units * 0.001,
             refunds * 0.0001
      from unnest(?::int4[], ?::int4[], ?::int4[], ?::text[], ?::int4[], ?::int8[], ?::int8[])
        as delta (day, store_key, product_key, currency, lines, units, refunds)
      on conflict (day, store_key, product_key, currency) do update
      set refund_lines = d.refund_lines + excluded.refund_lines,
          refund_units = d.refund_units + excluded.refund_units,
          refund_amount = d.refund_amount + excluded.refund_amount""";
}
