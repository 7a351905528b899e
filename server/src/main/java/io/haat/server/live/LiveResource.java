package io.haat.server.live;

import io.haat.server.database.ReadPool;
import io.haat.server.filter.SalesFilter;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Resource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is happening now: the windows of the last 60 minutes, what they come to, the same minutes a
 * day and a week ago, and how well the stream keeps up. The items are what the live push sends,
 * too; later ones take their place.
 */
public final class LiveResource implements Resource {
  /** Windows know stores, not products. */
  static final Set<Parameter> PARAMETERS =
      Set.of(Parameter.RETAILER, Parameter.STORE, Parameter.CITY, Parameter.REGION, Parameter.TIER);

  private static final Duration HOUR = Duration.ofHours(1);

  private final ReadPool pool;
  private final Scopes scopes;
  private final Clock clock;

  public LiveResource(ReadPool pool, Scopes scopes, Clock clock) {
    this.pool = pool;
    this.scopes = scopes;
    this.clock = clock;
  }

  @Override
  public Set<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    SalesFilter filter = SalesFilter.of(parameters);
    parameters.check();
    Instant now = clock.instant();
    Instant end = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    Instant from = end.minus(HOUR);
    try (Connection connection = pool.connect()) {
      var stores = new LiveStores(connection, scopes.find(connection, filter).storeKeys());
      Map<String, Object> about = new LinkedHashMap<>();
      about.put("at", now);
      about.put("from", from);
      about.put("totals", new LiveTotals(stores).at(now));
      about.put("active_customers", new ActiveCustomers(stores).since(from));
      about.putAll(StreamHealth.read(connection));
      var past = new PastMinutes(stores);
      about.put("yesterday", past.between(from.minus(Duration.ofDays(1)), HOUR));
      about.put("week_before", past.between(from.minus(Duration.ofDays(7)), HOUR));
      return stores.answer(about, WINDOWS, from);
    }
  }

  private static final String WINDOWS =
      """
      with asked as (select ?::integer[] as stores, ?::timestamptz as since)
      select w.retailer, w.store_id as store, w.window_start as start, w.currency,
             w.total_transactions as transactions, w.total_revenue as revenue, w.unique_customers as customers
      from transactions_summary w
      cross join asked
      join dim_retailer r using (retailer)
      join dim_store s using (retailer_key, store_id)
      where w.window_start >= since and s.store_key = any (stores)
      order by w.window_start, w.retailer, w.store_id""";
}
