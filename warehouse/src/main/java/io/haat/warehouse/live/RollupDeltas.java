package io.haat.warehouse.live;

import io.haat.model.LineKind;
import io.haat.warehouse.load.StoreDimension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What new lines add to {@code sales_daily} and {@code city_product_sales}. */
final class RollupDeltas {
  private static final long MICROS = 1_000_000;
  private static final int SECONDS_OF_A_DAY = 86_400;

  private record DayKey(int day, int storeKey, int productKey, String currency) {}

  private record CityKey(String retailer, String city, String productId, String currency) {}

  private static final class Day {
    int lines;
    long units;
    long discounts;
    long amount;
  }

  private static final class City {
    long sales;
    long lines;
  }

  private static final Comparator<DayKey> DAY_ORDER =
      Comparator.comparingInt(DayKey::day)
          .thenComparingInt(DayKey::storeKey)
          .thenComparingInt(DayKey::productKey)
          .thenComparing(DayKey::currency);
  private static final Comparator<CityKey> CITY_ORDER =
      Comparator.comparing(CityKey::retailer)
          .thenComparing(CityKey::city)
          .thenComparing(CityKey::productId)
          .thenComparing(CityKey::currency);

  private final Map<DayKey, Day> sales = new HashMap<>();
  private final Map<DayKey, Day> refunds = new HashMap<>();
  private final Map<CityKey, City> cities = new HashMap<>();

  void add(LineKind kind, FactLine line) {
    KeyedFact event = line.event();
    StoreDimension.Known store = event.keys().store(line.store().storeId());
    String currency = event.fact().currency();
    var key =
        new DayKey(
            day(event.fact().event().eventTimeMicros(), store.dayZone()),
            store.key(),
            line.productKey(),
            currency);
    Day day = (kind == LineKind.SALE ? sales : refunds).computeIfAbsent(key, k -> new Day());
    day.lines++;
    day.units += line.quantity() == null ? 0 : line.quantity();
    day.discounts += line.discount();
    day.amount += line.amount();
    if (kind == LineKind.SALE) {
      addToCity(event.keys().retailer, store.rollupCity(), line, currency);
    }
  }

  private void addToCity(String retailer, String storeCity, FactLine line, String currency) {
    City city =
        cities.computeIfAbsent(
            new CityKey(retailer, storeCity, line.productId(), currency), key -> new City());
    city.lines++;
    city.sales += line.amount();
  }

  /** The day of a time in a zone, counted from 1970-01-01. */
  static int day(long micros, ZoneId zone) {
    Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    ZoneOffset offset = zone.getRules().getOffset(time);
    return (int)
        Math.floorDiv(Math.floorDiv(micros, MICROS) + offset.getTotalSeconds(), SECONDS_OF_A_DAY);
  }

  /** Adds to the tables, in the order of their keys: two writers wait for each other in turn. */
  void write(Connection connection) throws SQLException {
    if (!sales.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(ADD_SALES)) {
        List<Map.Entry<DayKey, Day>> rows = inOrder(sales, DAY_ORDER);
        ArrayParameters arrays = bindDays(connection, statement, rows);
        arrays.longs(rows, row -> row.getValue().discounts);
        statement.executeUpdate();
      }
    }
    if (!refunds.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(ADD_REFUNDS)) {
        bindDays(connection, statement, inOrder(refunds, DAY_ORDER));
        statement.executeUpdate();
      }
    }
    if (!cities.isEmpty()) {
      writeCities(connection);
    }
  }

  private static <K, V> List<Map.Entry<K, V>> inOrder(Map<K, V> rows, Comparator<K> order) {
    return rows.entrySet().stream().sorted(Map.Entry.comparingByKey(order)).toList();
  }

  private static ArrayParameters bindDays(
      Connection connection, PreparedStatement statement, List<Map.Entry<DayKey, Day>> rows)
      throws SQLException {
    var arrays = new ArrayParameters(connection, statement);
    arrays.ints(rows, row -> row.getKey().day());
    arrays.ints(rows, row -> row.getKey().storeKey());
    arrays.ints(rows, row -> row.getKey().productKey());
    arrays.texts(rows, row -> row.getKey().currency());
    arrays.ints(rows, row -> row.getValue().lines);
    arrays.longs(rows, row -> row.getValue().units);
    arrays.longs(rows, row -> row.getValue().amount);
    return arrays;
  }

  private void writeCities(Connection connection) throws SQLException {
    List<Map.Entry<CityKey, City>> rows = inOrder(cities, CITY_ORDER);
    try (PreparedStatement statement = connection.prepareStatement(ADD_TO_CITIES)) {
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

  private static final String ADD_SALES =
      """
      insert into sales_daily as d
        (day, store_key, product_key, currency, lines, units, sales_amount, discount_amount)
      select date '1970-01-01' + day, store_key, product_key, currency, lines, units * 0.001,
             sales * 0.0001, discounts * 0.0001
      from unnest(?::int4[], ?::int4[], ?::int4[], ?::text[], ?::int4[], ?::int8[], ?::int8[], ?::int8[])
        as delta (day, store_key, product_key, currency, lines, units, sales, discounts)
      on conflict (day, store_key, product_key, currency) do update
      set lines = d.lines + excluded.lines, units = d.units + excluded.units,
          sales_amount = d.sales_amount + excluded.sales_amount,
          discount_amount = d.discount_amount + excluded.discount_amount""";

  private static final String ADD_REFUNDS =
      """
      insert into sales_daily as d
        (day, store_key, product_key, currency, refund_lines, refund_units, refund_amount)
      select date '1970-01-01' + day, store_key, product_key, currency, lines, units * 0.001,
             refunds * 0.0001
      from unnest(?::int4[], ?::int4[], ?::int4[], ?::text[], ?::int4[], ?::int8[], ?::int8[])
        as delta (day, store_key, product_key, currency, lines, units, refunds)
      on conflict (day, store_key, product_key, currency) do update
      set refund_lines = d.refund_lines + excluded.refund_lines,
          refund_units = d.refund_units + excluded.refund_units,
          refund_amount = d.refund_amount + excluded.refund_amount""";

  private static final String ADD_TO_CITIES =
      """
      insert into city_product_sales as c
        (retailer, store_city, product_id, currency, total_sales, lines)
      select retailer, city, product_id, currency, sales * 0.0001, lines
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[])
        as delta (retailer, city, product_id, currency, sales, lines)
      on conflict (retailer, store_city, product_id, currency) do update
      set total_sales = c.total_sales + excluded.total_sales, lines = c.lines + excluded.lines""";
}
