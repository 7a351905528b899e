package io.haat.server.live;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.Union;

/**
 * How many different customers bought. The windows keep sketches of their customers, which can be
 * united; the estimate is within about 2 per cent (HyperLogLog with 4,096 buckets).
 */
record ActiveCustomers(LiveStores stores) {
  private static final int LG_BUCKETS = 12;

  /** Customers since the start of a minute; those without a name are not counted. */
  long since(Instant from) throws SQLException {
    var union = new Union(LG_BUCKETS);
    try (PreparedStatement statement = stores.prepared(SKETCHES, from);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        union.update(HllSketch.heapify(row.getBytes(1)));
      }
    }
    return Math.round(union.getEstimate());
  }

  private static final String SKETCHES =
      """
      with asked as (select ?::integer[] as stores)
      select w.customers_sketch
      from transactions_summary w
      cross join asked
      join dim_retailer r using (retailer)
      join dim_store s using (retailer_key, store_id)
      where s.store_key = any (stores) and w.window_start >= ? and w.customers_sketch is not null""";
}
