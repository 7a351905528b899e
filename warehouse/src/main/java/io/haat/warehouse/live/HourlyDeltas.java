package io.haat.warehouse.live;

import io.haat.model.event.SaleEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What new lines add to {@code sales_hourly}. */
final class HourlyDeltas {
  private record Key(int storeKey, int hour, String channel, String currency) {}

  private static final class Sum {
    int transactions;
    int lines;
    long units;
    long discounts;
    long sales;
    int refundLines;
    long refundUnits;
    long refunds;
  }

  private static final Comparator<Key> ORDER =
      Comparator.comparingInt(Key::storeKey)
          .thenComparingInt(Key::hour)
          .thenComparing(Key::channel)
          .thenComparing(Key::currency);

  private final Map<Key, Sum> hours = new HashMap<>();

  /** Adds the lines of one receipt. */
  void addReceipt(int hour, List<FactLine> lines) {
    FactLine first = lines.get(0);
    SaleEvent sale = (SaleEvent) first.event().fact().event();
    Sum sum = sum(hour, sale.channel(), first);
    sum.transactions++;
    for (FactLine line : lines) {
      sum.lines++;
      sum.units += units(line);
      sum.discounts += line.discount();
      sum.sales += line.amount();
    }
  }

  void addRefund(int hour, FactLine line) {
    Sum sum = sum(hour, null, line);
    sum.refundLines++;
    sum.refundUnits += units(line);
    sum.refunds += line.amount();
  }

  private Sum sum(int hour, @Nullable String channel, FactLine line) {
    var key =
        new Key(
            line.store().key(),
            hour,
            channel == null ? "" : channel,
            line.event().fact().currency());
    return hours.computeIfAbsent(key, k -> new Sum());
  }

  private static long units(FactLine line) {
    return line.quantity() == null ? 0 : line.quantity();
  }

  void write(Connection connection) throws SQLException {
    if (hours.isEmpty()) {
      return;
    }
    List<Map.Entry<Key, Sum>> rows =
        hours.entrySet().stream().sorted(Map.Entry.comparingByKey(ORDER)).toList();
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.ints(rows, row -> row.getKey().storeKey());
      arrays.ints(rows, row -> row.getKey().hour());
      arrays.texts(rows, row -> row.getKey().channel());
      arrays.texts(rows, row -> row.getKey().currency());
      arrays.ints(rows, row -> row.getValue().transactions);
      arrays.ints(rows, row -> row.getValue().lines);
      arrays.longs(rows, row -> row.getValue().units);
      arrays.longs(rows, row -> row.getValue().discounts);
      arrays.longs(rows, row -> row.getValue().sales);
      arrays.ints(rows, row -> row.getValue().refundLines);
      arrays.longs(rows, row -> row.getValue().refundUnits);
      arrays.longs(rows, row -> row.getValue().refunds);
      statement.executeUpdate();
    }
  }

  private static final String ADD =
      """
      insert into sales_hourly as h
        (hour, store_key, channel, currency, transactions, lines, units, discount_amount, sales_amount,
         refund_lines, refund_units, refund_amount)
      select timestamp '1970-01-01' + hour * interval '1 hour', store_key, channel, currency,
             transactions, lines, units * 0.001, discounts * 0.0001, sales * 0.0001,
             refund_lines, refund_units * 0.001, refunds * 0.0001
      from unnest(?::int4[], ?::int4[], ?::text[], ?::text[], ?::int4[], ?::int4[], ?::int8[], ?::int8[], ?::int8[],
                  ?::int4[], ?::int8[], ?::int8[])
        as delta (store_key, hour, channel, currency, transactions, lines, units, discounts, sales,
                  refund_lines, refund_units, refunds)
      on conflict (store_key, hour, channel, currency) do update
      set transactions = h.transactions + excluded.transactions, lines = h.lines + excluded.lines,
          units = h.units + excluded.units,
          discount_amount = h.discount_amount + excluded.discount_amount,
          sales_amount = h.sales_amount + excluded.sales_amount,
          refund_lines = h.refund_lines + excluded.refund_lines,
          refund_units = h.refund_units + excluded.refund_units,
          refund_amount = h.refund_amount + excluded.refund_amount""";
}
