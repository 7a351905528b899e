package io.haat.warehouse.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many rows of {@code sales_pending} made into few: what is of one key is added up, and each row
 * has products of its own, so that it is folded in one short transaction.
 */
final class GatheredSales {
  private final Connection connection;
  private final List<Long> rows = new ArrayList<>();
  private final Map<Short, SaleSums> sums = new HashMap<>();
  private final Map<Short, Set<Integer>> recountDays = new HashMap<>();
  private @Nullable OffsetDateTime since;

  private GatheredSales(Connection connection) {
    this.connection = connection;
  }

  /**
   * Does so, unless somebody else folds some of these rows meanwhile. They are read and added up
   * before the transaction begins, so that it is short.
   *
   * @param connection that commits each statement by itself
   * @param most rows to be taken
   * @param buckets rows to be made for each retailer, at most
   */
  static void gather(Connection connection, int most, int buckets) throws SQLException {
    var gathered = new GatheredSales(connection);
    gathered.read(most);
    connection.setAutoCommit(false);
    try {
      if (gathered.deleteRead()) {
        gathered.put(buckets);
        connection.commit();
      } else {
        connection.rollback();
      }
    } catch (SQLException | RuntimeException failed) {
      connection.rollback();
      throw failed;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void read(int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setInt(1, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(row.getLong("pending_id"));
          add(row);
        }
      }
    }
  }

  /** Returns whether all rows were still there. */
  private boolean deleteRead() throws SQLException {
    try (Statement share = connection.createStatement();
        PreparedStatement statement = connection.prepareStatement(DELETE)) {
      share.execute("select share_pending_rollups()");
      statement.setArray(1, connection.createArrayOf("int8", rows.toArray()));
      return statement.executeUpdate() == rows.size();
    }
  }

  private void add(ResultSet row) throws SQLException {
    short retailer = row.getShort("retailer_key");
    OffsetDateTime written = row.getObject("written_at", OffsetDateTime.class);
    since = since == null || written.isBefore(since) ? written : since;
    for (Object day : values(row, "recount_days")) {
      recountDays.computeIfAbsent(retailer, key -> new HashSet<>()).add((Integer) day);
    }
    Object[] isRefund = values(row, "is_refund");
    Object[] hour = values(row, "hour");
    Object[] store = values(row, "store_key");
    Object[] channel = values(row, "channel");
    Object[] product = values(row, "product_key");
    Object[] currency = values(row, "currency");
    Object[] lines = values(row, "lines");
    Object[] units = values(row, "units");
    Object[] discounts = values(row, "discounts");
    Object[] amounts = values(row, "amounts");
    Object[] receipts = values(row, "receipts");
    Object[] transactions = values(row, "transactions");
    Object[] categoryFirsts = values(row, "category_firsts");
    SaleSums ofRetailer = sums.computeIfAbsent(retailer, key -> new SaleSums());
    for (int i = 0; i < lines.length; i++) {
      SaleSums.Sum sum =
          ofRetailer.add(
              new SaleSums.Key(
                  (Boolean) isRefund[i],
                  (Integer) hour[i],
                  (Integer) store[i],
                  (String) channel[i],
                  (Integer) product[i],
                  (String) currency[i]),
              (Integer) lines[i],
              (Long) units[i],
              (Long) discounts[i],
              (Long) amounts[i]);
      sum.receipts += (Integer) receipts[i];
      sum.transactions += (Integer) transactions[i];
      sum.categoryFirsts += (Integer) categoryFirsts[i];
    }
  }

  private static Object[] values(ResultSet row, String column) throws SQLException {
    return (Object[]) row.getArray(column).getArray();
  }

  private void put(int buckets) throws SQLException {
    for (var ofRetailer : sums.entrySet()) {
      for (var bucket : ofRetailer.getValue().buckets(buckets).entrySet()) {
        put(ofRetailer.getKey(), bucket.getKey(), bucket.getValue());
      }
    }
    for (var ofRetailer : recountDays.entrySet()) {
      for (Integer day : ofRetailer.getValue()) {
        request(ofRetailer.getKey(), day);
      }
    }
  }

  private void put(short retailer, int bucket, SaleSums part) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PUT)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.number(retailer);
      part.set(arrays);
      arrays.number((short) (bucket + 1));
      arrays.time(since);
      statement.executeUpdate();
    }
  }

  private void request(short retailer, int day) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REQUEST)) {
      statement.setShort(1, retailer);
      statement.setInt(2, day);
      statement.executeUpdate();
    }
  }

  private static final String READ = "select * from sales_pending where bucket = 0 limit ?";

  private static final String DELETE = "delete from sales_pending where pending_id = any (?)";

  private static final String PUT =
      """
      insert into sales_pending
        (retailer_key, is_refund, hour, store_key, channel, product_key, currency, lines, units, discounts, amounts,
         receipts, transactions, category_firsts, recount_days, bucket, written_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?, ?)""";

  private static final String REQUEST =
      "insert into rollup_change (retailer_key, day, recount) values (?, date '1970-01-01' + ?, true)";
}
