package io.haat.warehouse.live;

import io.haat.model.event.SaleEvent;
import io.haat.warehouse.load.StoreDimension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What new lines of one retailer add to the rollups; kept in {@code sales_pending} and {@code
 * customer_pending} until then.
 */
final class SalesDeltas {
  private final SaleSums sums = new SaleSums();
  private final Set<Integer> recountDays = new HashSet<>();
  private final CustomerDeltas customers = new CustomerDeltas();

  /**
   * Adds the new lines of one receipt.
   *
   * @param partly whether the receipt has lines that were stored before
   */
  void addReceipt(List<FactLine> lines, boolean partly) {
    FactLine first = lines.get(0);
    int hour = hour(first);
    String channel = ((SaleEvent) first.event().fact().event()).channel();
    var products = new HashMap<Integer, SaleSums.Sum>();
    var leastOfCategory = new HashMap<String, Integer>();
    for (FactLine line : lines) {
      SaleSums.Sum sum = add(false, hour, channel, line);
      products.put(line.productKey(), sum);
      leastOfCategory.merge(line.category(), line.productKey(), Math::min);
    }
    Objects.requireNonNull(products.get(first.productKey())).receipts++;
    customers.addReceipt(LocalTime.day(hour), lines);
    products.forEach(
        (product, sum) -> {
          sum.transactions++;
          if (leastOfCategory.containsValue(product)) {
            sum.categoryFirsts++;
          }
        });
    if (partly || mayHaveMoreLines(first.event())) {
      recountDays.add(LocalTime.day(hour));
    }
  }

  void addRefund(FactLine line) {
    int hour = hour(line);
    add(true, hour, null, line);
    customers.addRefund(LocalTime.day(hour), line);
  }

  /** A product that has moved may have been taken for one of its old category. */
  private static boolean mayHaveMoreLines(KeyedFact event) {
    return event.keys().revised
        || event.fact().event().eventTimeMicros() <= event.keys().filesUptoMicros;
  }

  private SaleSums.Sum add(boolean isRefund, int hour, @Nullable String channel, FactLine line) {
    var key =
        new SaleSums.Key(
            isRefund,
            hour,
            line.store().key(),
            channel == null ? "" : channel,
            line.productKey(),
            line.event().fact().currency());
    long units = line.quantity() == null ? 0 : line.quantity();
    return sums.add(key, 1, units, isRefund ? 0 : line.discount(), line.amount());
  }

  private static int hour(FactLine line) {
    return LocalTime.hour(
        line.event().fact().event().eventTimeMicros(), storeAsItIsNow(line).dayZone());
  }

  /** It may have moved since the line was made; it cannot any more. */
  private static StoreDimension.Known storeAsItIsNow(FactLine line) {
    return line.event().keys().store(line.store().storeId());
  }

  void write(Connection connection, short retailerKey) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.number(retailerKey);
      sums.set(arrays);
      arrays.ints(new ArrayList<>(recountDays), Integer::intValue);
      arrays.number(retailerKey);
      customers.set(arrays);
      statement.executeUpdate();
    }
  }

  private static final String INSERT =
      """
      with sales as (
        insert into sales_pending
          (retailer_key, is_refund, hour, store_key, channel, product_key, currency, lines, units, discounts, amounts,
           receipts, transactions, category_firsts, recount_days)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))
      insert into customer_pending
        (retailer_key, day, store_key, customer_key, currency, transactions, units, amounts, refund_lines, refunds)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
}
