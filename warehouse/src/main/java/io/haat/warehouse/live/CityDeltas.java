package io.haat.warehouse.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What new lines of sales add to {@code city_product_sales}. */
final class CityDeltas {
  private record Key(String retailer, String city, String productId, String currency) {}

  private static final class Sum {
    long sales;
    long lines;
  }

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::retailer)
          .thenComparing(Key::city)
          .thenComparing(Key::productId)
          .thenComparing(Key::currency);

  private final Map<Key, Sum> cities = new HashMap<>();

  void add(FactLine line) {
    var key =
        new Key(
            line.event().keys().retailer,
            RollupDeltas.storeAsItIsNow(line).rollupCity(),
            line.productId(),
            line.event().fact().currency());
    Sum sum = cities.computeIfAbsent(key, k -> new Sum());
    sum.lines++;
    sum.sales += line.amount();
  }

  void write(Connection connection) throws SQLException {
    if (cities.isEmpty()) {
      return;
    }
    List<Map.Entry<Key, Sum>> rows =
        cities.entrySet().stream().sorted(Map.Entry.comparingByKey(ORDER)).toList();
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(rows, row -> row.getKey().retailer());
      arrays.texts(rows, row -> row.getKey().city());
      arrays.texts(rows, row -> row.getKey().productId());
      arrays.texts(rows, row -> row.getKey().currency());
      arrays.longs(rows, row -> row.getValue().sales);
      arrays.longs(rows, row -> row.getValue().lines);
      statement.executeUpdate();
    }
  }

  private static final String ADD =
      """
      insert into city_product_sales as c
        (retailer, store_city, product_id, currency, total_sales, lines)
      select retailer, city, product_id, currency, sales * 0.0001, lines
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[])
        as delta (retailer, city, product_id, currency, sales, lines)
      on conflict (retailer, store_city, product_id, currency) do update
      set total_sales = c.total_sales + excluded.total_sales, lines = c.lines + excluded.lines""";
}
