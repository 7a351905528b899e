package io.haat.warehouse.live;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import io.haat.warehouse.Retailers;
import io.haat.warehouse.load.LoadLock;
import io.haat.warehouse.load.StoreDimension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The dimension rows that events need, remembered between batches. Rows are made in a transaction
 * of their own before that of the facts, so that a new product never holds facts back.
 */
final class LiveDimensions {
  private final Connection connection;
  private final ZoneId zone;
  private final Map<String, RetailerKeys> retailers = new HashMap<>();

  LiveDimensions(Connection connection, ZoneId zone) {
    this.connection = connection;
    this.zone = zone;
  }

  RetailerKeys of(String retailer) {
    RetailerKeys keys = retailers.get(retailer);
    if (keys == null) {
      throw new IllegalStateException("retailer " + retailer + " was not learnt");
    }
    return keys;
  }

  /** What one retailer's events name that is not remembered. */
  private static final class Unknown {
    final Set<String> stores = new TreeSet<>();
    final Set<String> products = new TreeSet<>();
    final Set<String> customers = new TreeSet<>();
  }

  /**
   * Learns all that these events name, and makes what is missing of it, in a transaction that is to
   * be committed before anything else is done.
   */
  void learn(Collection<LiveFact> facts) throws SQLException {
    retailers.values().forEach(RetailerKeys::age);
    var unknown = new TreeMap<String, Unknown>();
    for (LiveFact fact : facts) {
      collect(fact.event(), unknown);
    }
    for (var entry : unknown.entrySet()) {
      learn(entry.getKey(), entry.getValue());
    }
  }

  /** Forgets everything: what was learnt may have been rolled back. */
  void forget() {
    retailers.clear();
  }

  /**
   * The key of a retailer that is known already: what an invalid record calls its retailer may be
   * anything.
   */
  @Nullable Short retailerKey(@Nullable String retailer) throws SQLException {
    if (retailer == null || retailer.indexOf(0) >= 0) {
      return null;
    }
    RetailerKeys keys = retailers.get(retailer);
    return keys == null ? Retailers.find(connection, retailer) : Short.valueOf(keys.key);
  }

  private static Short[] keys(Collection<RetailerKeys> retailers) {
    return retailers.stream().map(r -> r.key).sorted().toArray(Short[]::new);
  }

  /**
   * Joins those who insert facts of these retailers and add to their rollups until the transaction
   * ends, and makes sure that what these events name is remembered as it is.
   */
  void share(Collection<RetailerKeys> touched, Collection<KeyedFact> facts) throws SQLException {
    if (touched.isEmpty()) {
      return;
    }
    Short[] keys = keys(touched);
    try (PreparedStatement statement = connection.prepareStatement(SHARE)) {
      statement.setInt(1, LoadLock.FACTS.space());
      statement.setArray(2, connection.createArrayOf("int2", keys));
      statement.setInt(3, LoadLock.ROLLUPS.space());
      statement.setArray(4, connection.createArrayOf("int2", keys));
      statement.setArray(5, connection.createArrayOf("int2", keys));
      statement.execute();
      statement.getMoreResults();
      statement.getMoreResults();
      try (ResultSet row = statement.getResultSet()) {
        while (row.next()) {
          refresh(row.getString(1), row.getInt(2), row.getLong(3));
        }
      }
    }
    if (touched.stream().anyMatch(retailer -> retailer.revised)) {
      learn(facts.stream().map(KeyedFact::fact).toList());
    }
  }

  private void refresh(String retailer, int revision, long filesUptoMicros) throws SQLException {
    RetailerKeys keys = of(retailer);
    keys.filesUptoMicros = filesUptoMicros;
    keys.revised = keys.revision != revision;
    if (keys.revised) {
      List<String> stores = List.copyOf(keys.stores.keySet());
      keys.forgetVersions();
      keys.stores.clear();
      for (StoreDimension.Known store : StoreDimension.find(connection, keys.key, stores)) {
        keys.stores.put(store.storeId(), store);
      }
      keys.revision = revision;
    }
  }

  private void learn(String retailer, Unknown wanted) throws SQLException {
    RetailerKeys keys = retailers.get(retailer);
    if (keys == null) {
      keys = new RetailerKeys(retailer, Retailers.key(connection, retailer));
      keys.revision = revision(keys.key);
      retailers.put(retailer, keys);
    }
    if (!wanted.stores.isEmpty()) {
      for (StoreDimension.Known store :
          StoreDimension.resolveNamed(connection, keys.key, zone, wanted.stores)) {
        keys.stores.put(store.storeId(), store);
      }
    }
    learn(keys.products, wanted.products);
    learn(keys.customers, wanted.customers);
  }

  private void learn(DimensionVersions dimension, Set<String> ids) throws SQLException {
    if (!ids.isEmpty()) {
      Set<String> missing = dimension.learn(connection, ids);
      if (!missing.isEmpty()) {
        dimension.insert(connection, missing);
        dimension.learn(connection, missing);
      }
    }
  }

  private int revision(short retailerKey) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select revision from dim_retailer where retailer_key = ?")) {
      statement.setShort(1, retailerKey);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private void collect(Event event, Map<String, Unknown> unknown) {
    if (event instanceof SaleEvent sale) {
      store(sale, sale.storeId(), unknown);
      for (SaleEvent.Item item : sale.items()) {
        product(sale, item.productId(), unknown);
      }
      customer(sale, sale.customerId(), unknown);
    } else if (event instanceof RefundEvent refund) {
      store(refund, refund.storeId(), unknown);
      product(refund, refund.productId(), unknown);
      customer(refund, refund.customerId(), unknown);
    } else if (event instanceof StockEvent stock) {
      store(stock, stock.storeId(), unknown);
      product(stock, stock.productId(), unknown);
    } else if (event instanceof CustomerEvent doing) {
      customer(doing, doing.customerId(), unknown);
    }
  }

  private void store(Event event, String storeId, Map<String, Unknown> unknown) {
    RetailerKeys keys = retailers.get(event.retailerId());
    if (keys == null || !keys.stores.containsKey(storeId)) {
      of(event, unknown).stores.add(storeId);
    }
  }

  private void product(Event event, String productId, Map<String, Unknown> unknown) {
    RetailerKeys keys = retailers.get(event.retailerId());
    if (keys == null || !keys.products.knows(productId)) {
      of(event, unknown).products.add(productId);
    }
  }

  private void customer(Event event, @Nullable String customerId, Map<String, Unknown> unknown) {
    RetailerKeys keys = retailers.get(event.retailerId());
    if (customerId != null && (keys == null || !keys.customers.knows(customerId))) {
      of(event, unknown).customers.add(customerId);
    }
  }

  private static Unknown of(Event event, Map<String, Unknown> unknown) {
    return unknown.computeIfAbsent(event.retailerId(), r -> new Unknown());
  }

  private static final String SHARE =
      """
      select pg_advisory_xact_lock_shared(?, k) from unnest(?) k;
      select pg_advisory_xact_lock_shared(?, k) from unnest(?) k;
      select retailer, revision,
             case when files_upto = '-infinity' then -9223372036854775808
             else (extract(epoch from files_upto) * 1000000)::bigint end
      from dim_retailer where retailer_key = any (?)""";
}
