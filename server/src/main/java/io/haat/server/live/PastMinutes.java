package io.haat.server.live;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sales by minute of a time before, whether they came as events or in files. */
record PastMinutes(LiveStores stores) {
  /** The minutes that have sales, in their order. */
  List<Map<String, @Nullable Object>> between(Instant from, Duration length) throws SQLException {
    return stores.rows(MINUTES, from, from.plus(length));
  }

  // The index over times of sale leads to the few pages of an hour.
  private static final String MINUTES =
      """
      with asked as (select ?::integer[] as stores)
      select date_trunc('minute', sold_at) as start, currency,
             count(distinct (store_key, transaction_id)) as transactions, sum(total_amount) as revenue
      from fact_sales, asked
      where store_key = any (stores) and sold_at >= ? and sold_at < ?
      group by 1, 2
      order by 1, 2""";
}
