package io.haat.warehouse.live;

import io.haat.model.LineKind;
import io.haat.model.event.Event;
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
    long sales;
    int refundLines;
    long refundUnits;
    long refunds;
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

  private final Map<DayKey, Day> days = new HashMap<>();
  private final Map<CityKey, City> cities = new HashMap<>();

  void add(LineKind kind, FactLine line, String productId, StoreDimension.Known store) {
    Event event = line.fact().event();
    Day day =
        days.computeIfAbsent(
            new DayKey(
                day(event.eventTimeMicros(), store.dayZone()),
                line.storeKey(),
                line.productKey(),
                line.fact().currency()),
            key -> new Day());
    long quantity = line.quantity() == null ? 0 : line.quantity();
    if (kind == LineKind.REFUND) {
      day.refundLines++;
      day.refundUnits += quantity;
      day.refunds += line.amount();
      return;
    }
    day.lines++;
    day.units += quantity;
    day.discounts += line.discount();
    day.sales += line.amount();
    City city =
        cities.computeIfAbsent(
            new CityKey(event.retailerId(), store.rollupCity(), productId, line.fact().currency()),
            key -> new City());
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
    if (!days.isEmpty()) {
      writeDays(connection);
    }
    if (!cities.isEmpty()) {
      writeCities(connection);
    }
  }

  private void writeDays(Connection connection) throws SQLException {
    List<Map.Entry<DayKey, Day>> rows =
        days.entrySet().stream().sorted(Map.Entry.comparingByKey(DAY_ORDER)).toList();
    try (PreparedStatement statement = connection.prepareStatement(ADD_TO_DAYS)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.ints(rows, row -> row.getKey().day());
      arrays.ints(rows, row -> row.getKey().storeKey());
      arrays.ints(rows, row -> row.getKey().productKey());
      arrays.texts(rows, row -> row.getKey().currency());
      arrays.ints(rows, row -> row.getValue().lines);
      arrays.longs(rows, row -> row.getValue().units);
      arrays.longs(rows, row -> row.getValue().discounts);
      arrays.longs(rows, row -> row.getValue().sales);
      arrays.ints(rows, row -> row.getValue().refundLines);
      arrays.longs(rows, row -> row.getValue().refundUnits);
      arrays.longs(rows, row -> row.getValue().refunds);
      statement.executeUpdate();
    }
  }

  private void writeCities(Connection connection) throws SQLException {
    List<Map.Entry<CityKey, City>> rows =
        cities.entrySet().stream().sorted(Map.Entry.comparingByKey(CITY_ORDER)).toList();
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

  private static final String ADD_TO_DAYS =
      """
      insert into sales_daily as d
        (day, store_key, product_key, currency, lines, units, discount_amount, sales_amount,
         refund_lines, refund_units, refund_amount)
      select date '1970-01-01' + day, store_key, product_key, currency, lines, units * 0.001,
             discounts * 0.0001, sales * 0.0001, refund_lines, refund_units * 0.001, refunds * 0.0001
      from unnest(?::int4[], ?::int4[], ?::int4[], ?::text[], ?::int4[], ?::int8[], ?::int8[], ?::int8[],
                  ?::int4[], ?::int8[], ?::int8[])
        as delta (day, store_key, product_key, currency, lines, units, discounts, sales,
                  refund_lines, refund_units, refunds)
      on conflict (day, store_key, product_key, currency) do update
      set lines = d.lines + excluded.lines,
          units = d.units + excluded.units,
          discount_amount = d.discount_amount + excluded.discount_amount,
          sales_amount = d.sales_amount + excluded.sales_amount,
          refund_lines = d.refund_lines + excluded.refund_lines,
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
