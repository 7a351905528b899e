package io.haat.server.cache;

import static io.haat.server.cache.Ingredient.PAST_SALES;
import static io.haat.server.cache.Ingredient.SALES;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells how often what answers are made of has changed. What was committed before a call is counted
 * in it; calls that wait at the same time share one reading. Thread-safe.
 */
public final class Revisions {
  private static final String OF_NO_RETAILER = "";
  private static final String WAREHOUSE = "warehouse";
  private static final String UTC_DAY = "utc_day";

  /**
   * A sale counts as one of the past if its day is before yesterday's when it is written. It may be
   * committed a day later: no transaction takes longer.
   */
  private static final int LATEST_PAST_DAYS = 2;

  private final Connections connections;
  private final AtomicLong begun = new AtomicLong();
  private final Object reading = new Object();
  private @Nullable Counts latest;

  /** What was read, and by which of all readings. */
  private record Counts(long reading, Map<String, Map<String, Long>> byIngredient) {
    long of(String ingredient, Collection<String> retailers) {
      Map<String, Long> counts = byIngredient.getOrDefault(ingredient, Map.of());
      long sum = counts.getOrDefault(OF_NO_RETAILER, 0L);
      for (String retailer : retailers.isEmpty() ? counts.keySet() : new TreeSet<>(retailers)) {
        sum += retailer.equals(OF_NO_RETAILER) ? 0 : counts.getOrDefault(retailer, 0L);
      }
      return sum;
    }

    boolean isPast(LocalDate day) {
      return day.toEpochDay() <= of(UTC_DAY, Set.of()) - LATEST_PAST_DAYS;
    }
  }

  public Revisions(Connections connections) {
    this.connections = connections;
  }

  /**
   * A state of the warehouse.
   *
   * @param warehouse a word that no other warehouse has, nor this one before its server was started
   *     again: it may have been set back to a backup
   * @param changes a word that is another one as soon as anything that was asked about has changed
   */
  public record Revision(String warehouse, String changes) {}

  /**
   * How often any of this has changed.
   *
   * @param retailers whose changes count; empty: everybody's
   * @param before sales of this day and of later ones do not count; absent: all do
   */
  public Revision of(
      Set<Ingredient> ingredients, Collection<String> retailers, Optional<LocalDate> before)
      throws SQLException {
    Counts counts = now();
    var changes = new StringBuilder();
    boolean past = before.isPresent() && counts.isPast(before.get());
    for (Ingredient ingredient : new TreeSet<>(ingredients)) {
      Ingredient counted = past && ingredient == SALES ? PAST_SALES : ingredient;
      String word = counted.name().toLowerCase(Locale.ROOT);
      changes.append(word).append(' ').append(counts.of(word, retailers)).append(' ');
    }
    return new Revision(Long.toHexString(counts.of(WAREHOUSE, Set.of())), changes.toString());
  }

  private Counts now() throws SQLException {
    long before = begun.get();
    synchronized (reading) {
      if (latest == null || latest.reading() <= before) {
        long number = begun.incrementAndGet();
        latest = new Counts(number, read());
      }
      return latest;
    }
  }

  private Map<String, Map<String, Long>> read() throws SQLException {
    var counts = new HashMap<String, Map<String, Long>>();
    try (Connection connection = connections.connect();
        // Prepared, since it is asked with each call: planning it takes longer than answering it.
        PreparedStatement statement = connection.prepareStatement(COUNTS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        counts
            .computeIfAbsent(row.getString(1), ingredient -> new HashMap<>())
            .put(row.getString(2), row.getLong(3));
      }
    }
    return counts;
  }

  private static final String COUNTS =
      """
      select ingredient, coalesce(retailer, ''), sum(changes)::bigint
      from change_count left join dim_retailer using (retailer_key)
      group by ingredient, retailer
      union all
      select 'warehouse', 'copy',
             hashtextextended(current_database(), (extract(epoch from pg_postmaster_start_time()) * 1000000)::bigint)
      union all
      select 'utc_day', '', (now() at time zone 'UTC')::date - date '1970-01-01'""";
}
