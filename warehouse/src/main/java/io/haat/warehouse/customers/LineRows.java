package io.haat.warehouse.customers;

import io.haat.warehouse.query.SqlQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.IdentityHashMap;

/**
 * Reads rows of {@code product_lines.sql}. A receipt counts with the first of its lines, once for
 * each day, store, customer and currency.
 */
final class LineRows {
  private LineRows() {}

  static void read(SqlQuery query, VisitRows.Numbers numbers, VisitRows.Place place)
      throws SQLException {
    var receipts = new IdentityHashMap<Visits, ReceiptSet>();
    try (ResultSet row = query.rows()) {
      while (row.next()) {
        int storeKey = row.getInt(2);
        Visits visits = place.of(row.getInt(1), storeKey).of(row.getString(3));
        int customer = numbers.of(storeKey).of(row.getInt(4));
        long units = row.getLong(7);
        long amount = row.getLong(8);
        if (row.getBoolean(5)) {
          visits.add(customer, storeKey, 0, 0, 0, amount);
        } else {
          ReceiptSet known = receipts.computeIfAbsent(visits, v -> new ReceiptSet());
          boolean isFirst = known.add(customer, storeKey, row.getLong(6));
          visits.add(customer, storeKey, isFirst ? 1 : 0, units, amount, 0);
        }
      }
    }
  }
}
