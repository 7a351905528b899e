package io.haat.warehouse.live;

import io.haat.model.event.MinorUnits;
import io.haat.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The currencies of stores: their own, where a list gave them one, else the default. Answers come
 * from memory, which is read anew in the background; a store that is met for the first time is
 * looked up at once, so that a list that was loaded before its first event counts for that event.
 * Safe for use by several threads.
 */
public final class StoreDirectory implements MinorUnits, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreDirectory.class);

  /** For currencies that have no minor unit of their own, such as XXX. */
  private static final int USUAL_PLACES = 2;

  private static final long NANOS_BETWEEN_REFRESHES = Duration.ofSeconds(30).toNanos();

  /** A store that is not known may be in a list that was loaded a moment ago. */
  private static final long NANOS_BETWEEN_LOOKUPS = Duration.ofSeconds(1).toNanos();

  /** Of stores that no list has, only so many are remembered. */
  private static final int MOST_UNLISTED = 100_000;

  private record Store(String retailerId, String storeId) {}

  private record Money(String currency, int places) {
    static Money of(Currency currency) {
      int places = currency.getDefaultFractionDigits();
      return new Money(currency.getCurrencyCode(), places < 0 ? USUAL_PLACES : places);
    }
  }

  private final Warehouse warehouse;
  private final Money byDefault;
  private final ExecutorService background;
  private final AtomicBoolean refreshing = new AtomicBoolean();
  private final Set<Store> unlisted = ConcurrentHashMap.newKeySet();
  private @Nullable Connection lookups;
  private volatile Map<String, Map<String, Money>> retailers = Map.of();
  private volatile long refreshedAt;

  private StoreDirectory(Warehouse warehouse, LiveSettings settings) {
    this.warehouse = warehouse;
    this.byDefault = Money.of(settings.currency());
    this.background =
        Executors.newSingleThreadExecutor(
            work -> {
              var thread = new Thread(work, "haat-store-directory");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Reads the stores. */
  public static StoreDirectory open(Warehouse warehouse, LiveSettings settings)
      throws SQLException {
    var directory = new StoreDirectory(warehouse, settings);
    directory.read();
    return directory;
  }

  @Override
  public int places(String retailerId, String storeId) {
    return money(retailerId, storeId).places();
  }

  /** The code of the store's currency. */
  public String currency(String retailerId, String storeId) {
    return money(retailerId, storeId).currency();
  }

  private Money money(String retailerId, String storeId) {
    Money money = known(retailerId, storeId);
    if (money == null && !unlisted.contains(new Store(retailerId, storeId))) {
      lookUp(new Store(retailerId, storeId));
      money = known(retailerId, storeId);
    }
    refreshIfOlder(money == null ? NANOS_BETWEEN_LOOKUPS : NANOS_BETWEEN_REFRESHES);
    return money == null ? byDefault : money;
  }

  private @Nullable Money known(String retailerId, String storeId) {
    Map<String, Money> stores = retailers.get(retailerId);
    return stores == null ? null : stores.get(storeId);
  }

  /**
   * Where the store is in a list by now, all are read anew. Whoever meets it meanwhile waits for
   * that: else its first events would be of different currencies.
   */
  private synchronized void lookUp(Store store) {
    if (known(store.retailerId(), store.storeId()) != null || unlisted.contains(store)) {
      return;
    }
    try {
      if (isListed(store)) {
        read();
        return;
      }
    } catch (SQLException unreachable) {
      closeLookups();
      LOG.warn("Store {} could not be looked up: {}", store.storeId(), unreachable.getMessage());
    }
    if (unlisted.size() >= MOST_UNLISTED) {
      unlisted.clear();
    }
    unlisted.add(store);
  }

  private boolean isListed(Store store) throws SQLException {
    if (lookups == null) {
      lookups = warehouse.connect();
    }
    try (PreparedStatement statement =
        lookups.prepareStatement(
            """
            select 1 from dim_store join dim_retailer using (retailer_key)
            where retailer = ? and store_id = ?""")) {
      statement.setString(1, store.retailerId());
      statement.setString(2, store.storeId());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private synchronized void closeLookups() {
    try {
      if (lookups != null) {
        lookups.close();
      }
    } catch (SQLException gone) {
      LOG.debug("the connection is gone already", gone);
    } finally {
      lookups = null;
    }
  }

  private void refreshIfOlder(long nanos) {
    if (System.nanoTime() - refreshedAt > nanos && refreshing.compareAndSet(false, true)) {
      background.execute(this::refresh);
    }
  }

  private void refresh() {
    try {
      read();
    } catch (SQLException unreachable) {
      // What was known still serves; whoever writes will notice a database that is gone.
      refreshedAt = System.nanoTime();
      LOG.warn("The stores could not be read: {}", unreachable.getMessage());
    } finally {
      refreshing.set(false);
    }
  }

  private void read() throws SQLException {
    var read = new HashMap<String, Map<String, Money>>();
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select retailer, store_id, currency
                from dim_store join dim_retailer using (retailer_key)""")) {
      while (row.next()) {
        read.computeIfAbsent(row.getString(1), r -> new HashMap<>())
            .put(row.getString(2), money(row.getString(3)));
      }
    }
    retailers = read;
    refreshedAt = System.nanoTime();
  }

  private Money money(@Nullable String currency) {
    return currency == null ? byDefault : Money.of(Currency.getInstance(currency));
  }

  @Override
  public void close() {
    background.shutdownNow();
    closeLookups();
  }
}
