package io.haat.server.live;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the windows come to, by currency. */
record LiveTotals(LiveStores stores) {
  /** The totals at a time. */
  List<Map<String, @Nullable Object>> at(Instant now) throws SQLException {
    return stores.rows(TOTALS, now);
  }

  /**
   * revenue, transactions: of the last 60 minutes, the running one included.
   * transactions_per_minute: on average of the last 5 whole minutes. hour_revenue: of the running
   * hour of the store's clock. projected_hour_revenue: that, and for the rest of the hour the
   * average of the last 15 whole minutes. today: sales of the store's day, from any origin.
   */
  private static final String TOTALS =
      """
      with asked as (select ?::integer[] as stores, ?::timestamptz as now),
      minutes as (
        select w.*, s.business_zone, now, date_trunc('minute', now) as minute,
               -- Of the running hour, counted from now.
               60 - extract(epoch from (now at time zone s.business_zone)
                            - date_trunc('hour', now at time zone s.business_zone)) / 60 as minutes_left
        from transactions_summary w
        cross join asked
        join dim_retailer r using (retailer)
        join dim_store s using (retailer_key, store_id)
        where w.window_start > date_trunc('minute', now) - interval '60 minutes' and s.store_key = any (stores)),
      live as (
        select currency,
               sum(total_revenue) as revenue,
               sum(total_transactions)::bigint as transactions,
               round(sum(total_transactions) filter (where window_start < minute
                                                       and window_start >= minute - interval '5 minutes') / 5.0, 1)
                 as transactions_per_minute,
               sum(total_revenue) filter (where in_hour) as hour_revenue,
               sum(case when in_hour then total_revenue else 0 end
                   + case when window_start < minute and window_start >= minute - interval '15 minutes'
                          then total_revenue / 15 * minutes_left else 0 end) as projected_hour_revenue
        from minutes
        cross join lateral (
          select date_trunc('hour', window_start at time zone business_zone)
                 = date_trunc('hour', now at time zone business_zone) as in_hour) hour
        group by currency),
      day as (
        select h.currency, sum(h.sales_amount) as today
        from asked
        join dim_store s on s.store_key = any (stores)
        -- Store by store (offset 0), so that each is found by the key.
        cross join lateral (
          select currency, sales_amount from sales_hourly x
          where x.store_key = s.store_key and x.hour >= date_trunc('day', now at time zone s.business_zone)
            and x.hour < date_trunc('day', now at time zone s.business_zone) + interval '1 day'
          offset 0) h
        group by h.currency)
      select currency,
             coalesce(revenue, 0) as revenue,
             coalesce(transactions, 0) as transactions,
             coalesce(transactions_per_minute, 0) as transactions_per_minute,
             round(revenue / nullif(transactions, 0), 4) as average_transaction_value,
             coalesce(hour_revenue, 0) as hour_revenue,
             round(coalesce(projected_hour_revenue, 0), 4) as projected_hour_revenue,
             coalesce(today, 0) as today
      from live full join day using (currency)
      order by currency""";
}
