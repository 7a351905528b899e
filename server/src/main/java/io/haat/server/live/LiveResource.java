package io.haat.server.live;

import io.haat.server.database.ReadPool;
import io.haat.server.database.Rows;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The windows of the last hour, and what they come to. */
public final class LiveResource implements Resource {
  private final ReadPool pool;
  private final Clock clock;

  public LiveResource(ReadPool pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of();
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    parameters.check();
    Instant now = clock.instant();
    Instant from = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(59));
    try (Connection connection = pool.connect();
        PreparedStatement statement = connection.prepareStatement(MINUTES)) {
      statement.setObject(1, from.atOffset(ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("at", now);
        about.put("from", from);
        return Answer.of(about, Rows.columns(row), Rows.of(row));
      }
    }
  }

  private static final String MINUTES =
      """
      select window_start as start, currency,
             sum(total_transactions)::bigint as transactions, sum(total_revenue) as revenue
      from transactions_summary
      where window_start >= ?
      group by 1, 2
      order by 1, 2""";
}
