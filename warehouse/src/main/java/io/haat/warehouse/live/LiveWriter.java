package io.haat.warehouse.live;

import io.haat.model.event.Origin;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches of the stream, each in one transaction: facts, rollups, windows, late events,
 * requests to correct windows, and rejects. What is written twice counts once, whatever came in
 * between. One per connection and thread.
 *
 * <p>Facts are written as if none of them were stored. If one is, the transaction is begun anew,
 * and each event compared with what is stored under its identity.
 */
public final class LiveWriter implements AutoCloseable {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final Set<String> PASSING =
      Set.of(
          UNIQUE_VIOLATION,
          "40001", // serialization failure
          "40P01"); // deadlock
  private static final int MOST_ATTEMPTS = 10;

  private final Connection connection;
  private final EventText text;
  private final LiveDimensions dimensions;
  private final LiveUnits units;
  private final LiveNews news;

  /** Whether the last batch had events that were stored already: so may the next one. */
  private boolean lookFirst;

  /**
   * Takes the connection over.
   *
   * @param connection as {@link io.haat.warehouse.Warehouse#connect} gives it
   * @param text how events are kept that turn out to be duplicates
   */
  public LiveWriter(Connection connection, LiveSettings settings, EventText text)
      throws SQLException {
    this.connection = connection;
    this.text = text;
    this.dimensions = new LiveDimensions(connection, settings.zone());
    this.units = new LiveUnits(connection);
    this.news = new LiveNews(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SESSION);
    }
    connection.setAutoCommit(false);
  }

  /**
   * Writes a batch; when this returns, it is committed. Writing it again changes nothing.
   *
   * @throws SQLException if the connection fails or the batch cannot be written; then nothing of it
   *     is, or, if the connection failed at the commit, perhaps all
   */
  public LiveResult write(LiveBatch batch) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        LiveResult result = writeOnce(batch);
        lookFirst = result.alreadyThere() > 0 || !result.duplicates().isEmpty();
        return result;
      } catch (SQLException failed) {
        rollback(failed);
        if (attempt == MOST_ATTEMPTS || !PASSING.contains(String.valueOf(failed.getSQLState()))) {
          throw failed;
        }
        lookFirst |= UNIQUE_VIOLATION.equals(failed.getSQLState());
      } catch (RuntimeException failed) {
        rollback(failed);
        throw failed;
      }
    }
  }

  /**
   * Tells listeners of {@code haat_live} what they were not told yet. Batches tell it themselves,
   * but not more than about 20 times a second: to be called when no batch follows.
   *
   * @return whether there was something to tell
   */
  public boolean announce() throws SQLException {
    boolean told = news.tellRest();
    connection.commit();
    return told;
  }

  private LiveResult writeOnce(LiveBatch batch) throws SQLException {
    KeyedBatch keyed = keyed(batch);
    connection.commit();
    news.begin();
    LiveResult result = new LiveTransaction(connection, dimensions, text).write(keyed, lookFirst);
    news.tell();
    connection.commit();
    news.committed();
    return result;
  }

  /** Makes the rows that the batch refers to, which are there to stay whatever becomes of it. */
  private KeyedBatch keyed(LiveBatch batch) throws SQLException {
    dimensions.learn(batch.facts());
    var facts = new ArrayList<KeyedFact>(batch.facts().size());
    for (LiveFact fact : batch.facts()) {
      RetailerKeys keys = dimensions.of(fact.event().retailerId());
      facts.add(new KeyedFact(fact, keys, unit(keys.key, fact.origin())));
    }
    var rejects = new ArrayList<KeyedReject>(batch.rejects().size());
    for (LiveReject reject : batch.rejects()) {
      Short retailer = dimensions.retailerKey(reject.retailerId());
      rejects.add(new KeyedReject(reject, unit(retailer, reject.origin())));
    }
    return new KeyedBatch(facts, batch.windows(), rejects, batch.recounts());
  }

  private int unit(@Nullable Short retailerKey, Origin origin) throws SQLException {
    return units.key(retailerKey, origin.topic(), origin.topicId(), origin.partition());
  }

  private void rollback(Exception cause) {
    // What was learnt may be rolled back, too.
    dimensions.forget();
    units.forget();
    news.rolledBack();
    try {
      connection.rollback();
    } catch (SQLException unreachable) {
      cause.addSuppressed(unreachable);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  // Plans that look rows up one by one fit batches of every size. A plan is made once, perhaps
  // while tables are empty
  // yet, and used when they have millions of rows: so it must not look the whole of one through.
  private static final String SESSION =
      """
      set default_transaction_isolation = 'read committed';
      set plan_cache_mode = force_generic_plan;
      set enable_seqscan = off;
      set enable_hashjoin = off;
      set enable_mergejoin = off""";
}
