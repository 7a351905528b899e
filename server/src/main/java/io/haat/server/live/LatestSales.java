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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The latest receipts, the last one first, of the last week at most. */
public final class LatestSales implements Resource {
  private static final int USUAL = 50;
  private static final int MOST = 200;

  /**
   * How far back is looked; further only if there is too little: facts have no index that gives the
   * latest.
   */
  private static final List<Duration> REACHES =
      List.of(
          Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(3), Duration.ofDays(7));

  /** Sales may be dated a little ahead of this machine's clock. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final ReadPool pool;
  private final Scopes scopes;
  private final Clock clock;

  public LatestSales(ReadPool pool, Scopes scopes, Clock clock) {
    this.pool = pool;
    this.scopes = scopes;
    this.clock = clock;
  }

  @Override
  public Set<Parameter> parameters() {
    var parameters = EnumSet.of(Parameter.LIMIT);
    parameters.addAll(LiveResource.PARAMETERS);
    return parameters;
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    SalesFilter filter = SalesFilter.of(parameters);
    int limit = parameters.number(Parameter.LIMIT, 1, MOST, USUAL);
    parameters.check();
    Instant now = clock.instant();
    try (Connection connection = pool.connect()) {
      var stores = new LiveStores(connection, scopes.find(connection, filter).storeKeys());
      Answer answer = Answer.of(Map.of(), List.of(), List.of());
      for (Duration reach : REACHES) {
        answer = stores.answer(Map.of("at", now), LATEST, now.minus(reach), now.plus(AHEAD), limit);
        if (answer.rows().size() == limit) {
          break;
        }
      }
      return answer;
    }
  }

  private static final String LATEST =
      """
      with asked as (select ?::integer[] as stores),
      receipt as (
        select store_key, transaction_id, currency, max(sold_at) as sold_at, sum(total_amount) as amount,
               sum(quantity) as units, count(*) as lines, max(channel) as channel, max(payment_method) as payment_method,
               (array_agg(product_key order by total_amount desc))[1] as product_key
        from fact_sales, asked
        where store_key = any (stores) and sold_at >= ? and sold_at < ?
        group by store_key, transaction_id, currency
        order by max(sold_at) desc, transaction_id
        limit ?)
      select r.retailer, s.store_id as store, f.transaction_id as transaction, f.sold_at, f.currency, f.amount, f.units,
             f.lines, p.product_id as largest_product, p.product_name as largest_product_name, f.channel, f.payment_method
      from receipt f
      join dim_store s using (store_key)
      join dim_retailer r using (retailer_key)
      join dim_product p using (product_key)
      order by f.sold_at desc, f.transaction_id""";
}
