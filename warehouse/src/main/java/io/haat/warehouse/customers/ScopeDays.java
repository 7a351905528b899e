package io.haat.warehouse.customers;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import io.haat.warehouse.sales.DayRange;
import io.haat.warehouse.sales.ReadPlan;
import io.haat.warehouse.sales.Scope;
import io.haat.warehouse.sales.TooManyDaysException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The days of a scope that anybody bought on: from what is kept in memory, and from the facts where
 * that does not hold it. These are some days in {@code customer_change}, and single products and
 * channels.
 */
final class ScopeDays {
  /** A month of days. */
  private static final long MOST_DAYS_OF_FACTS = 31;

  private static final int ROWS_FETCHED = 5_000;

  private static final SqlFile RETAILERS = SqlFile.of(ScopeDays.class, "store_retailers.sql");
  private static final SqlFile COUNTED_DAYS = SqlFile.of(ScopeDays.class, "counted_days.sql");
  private static final SqlFile COUNTED_ROWS = SqlFile.of(ScopeDays.class, "counted_rows.sql");
  private static final SqlFile PRODUCT_LINES = SqlFile.of(ScopeDays.class, "product_lines.sql");
  private static final SqlFile TO_COME = SqlFile.of(ScopeDays.class, "firsts_to_come.sql");

  private final Connection connection;
  private final Scope scope;
  private final Map<Integer, Short> retailers = new HashMap<>();

  /** Of those who bought some products or in some channels, who are few of all. */
  private final Map<Short, CustomerNumbers> fewNumbers = new HashMap<>();

  private final VisitReading reading;

  /** Days that are counted from the facts. */
  private final Set<LocalDate> countedDays = new HashSet<>();

  private final SortedMap<RetailerDay, VisitDay> counted = new TreeMap<>();

  /** First purchases that {@code customer_first} may not know yet, by the customer's key. */
  private final Map<Integer, LocalDate> firstsToCome = new HashMap<>();

  private final Map<RetailerDay, IntList> newcomersToCome = new HashMap<>();

  /**
   * Looks up which days there are.
   *
   * @throws TooManyDaysException if products or channels of more than a month are asked for
   */
  ScopeDays(Connection connection, CustomerMemory memory, Scope scope) throws SQLException {
    this.connection = connection;
    this.scope = scope;
    if (isOfProducts() && scope.days().days() > MOST_DAYS_OF_FACTS) {
      throw new TooManyDaysException(scope.days().days(), MOST_DAYS_OF_FACTS);
    }
    try (SqlQuery query = RETAILERS.on(connection).set("stores", "integer", scope.storeKeys());
        ResultSet row = query.rows()) {
      while (row.next()) {
        retailers.put(row.getInt(1), row.getShort(2));
      }
    }
    reading = memory.reading(connection, Set.copyOf(retailers.values()), scope.days());
    List<DayRange> changed = changedDays();
    if (isOfProducts()) {
      countProducts();
    } else {
      for (DayRange days : changed) {
        countKept(days);
      }
    }
    if (!changed.isEmpty()) {
      readFirstsToCome();
    }
  }

  /** Days in {@code customer_change}, neighbours as one range. */
  private List<DayRange> changedDays() throws SQLException {
    var ranges = new ArrayList<DayRange>();
    try (SqlQuery query = COUNTED_DAYS.on(connection)) {
      query.set("stores", "integer", scope.storeKeys());
      query.set("to_day", scope.days().to());
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          LocalDate day = row.getObject(1, LocalDate.class);
          DayRange last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
          if (last != null && last.to().equals(day)) {
            ranges.set(ranges.size() - 1, new DayRange(last.from(), day.plusDays(1)));
          } else {
            ranges.add(new DayRange(day, day.plusDays(1)));
          }
        }
      }
    }
    return ranges;
  }

  /** From the lines of products where they lie together, else from the facts. */
  private void countProducts() throws SQLException {
    scope.days().from().datesUntil(scope.days().to()).forEach(countedDays::add);
    List<DayRange> ofFacts = List.of(scope.days());
    if (scope.productKeys().isPresent()) {
      ReadPlan plan = ReadPlan.byDays(connection, scope);
      ofFacts = plan.kept();
      try (SqlQuery query = PRODUCT_LINES.on(connection)) {
        DayRange.set(query, "rolled", plan.rolledUp());
        set(query);
        LineRows.read(query, store -> numbers(retailer(store)), this::countedDay);
      }
    }
    for (DayRange days : ofFacts) {
      countFacts(days);
    }
  }

  private void countKept(DayRange changed) throws SQLException {
    DayRange days = scope.days();
    LocalDate from = changed.from().isBefore(days.from()) ? days.from() : changed.from();
    if (from.isBefore(changed.to())) {
      from.datesUntil(changed.to()).forEach(countedDays::add);
      countFacts(new DayRange(from, changed.to()));
    }
  }

  private void countFacts(DayRange days) throws SQLException {
    try (SqlQuery query = COUNTED_ROWS.on(connection)) {
      query.set("from_day", days.from()).set("to_day", days.to());
      set(query);
      VisitRows.read(query, store -> numbers(retailer(store)), this::countedDay);
    }
  }

  private void set(SqlQuery query) throws SQLException {
    query.set("stores", "integer", scope.storeKeys());
    query.set("products", "integer", scope.productKeys().orElse(null));
    query.set("channels", "text", scope.channels().isEmpty() ? null : scope.channels());
    query.fetchSize(ROWS_FETCHED);
  }

  private VisitDay countedDay(long epochDay, int storeKey) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return counted.computeIfAbsent(
        new RetailerDay(day, retailer(storeKey)), key -> new VisitDay(day));
  }

  private short retailer(int storeKey) {
    return Objects.requireNonNull(retailers.get(storeKey));
  }

  private void readFirstsToCome() throws SQLException {
    try (SqlQuery query = TO_COME.on(connection)) {
      query.set("stores", "integer", scope.storeKeys()).set("to_day", scope.days().to());
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          int customerKey = row.getInt("customer_key");
          var key =
              new RetailerDay(
                  row.getObject("first_on", LocalDate.class), row.getShort("retailer_key"));
          firstsToCome.put(customerKey, key.day());
          newcomersToCome
              .computeIfAbsent(key, k -> new IntList())
              .add(numbers(key.retailerKey()).of(customerKey));
          if (countedDays.contains(key.day())) {
            counted.computeIfAbsent(key, k -> new VisitDay(key.day()));
          }
        }
      }
    }
  }

  /** Gives the days in their order. */
  void read(VisitReading.DayTaker taker) throws SQLException {
    reading.read(
        scope.storeKeys(),
        countedDays,
        (retailerKey, day) -> {
          var key = new RetailerDay(day.day(), retailerKey);
          giveCounted(counted.headMap(key), taker);
          VisitDay visits = day;
          if (countedDays.contains(day.day())) {
            VisitDay fromFacts = counted.remove(key);
            visits = fromFacts == null ? new VisitDay(day.day()) : fromFacts;
          }
          taker.accept(retailerKey, visits.with(newcomers(key, day.newcomers())));
        });
    giveCounted(counted, taker);
  }

  private void giveCounted(SortedMap<RetailerDay, VisitDay> days, VisitReading.DayTaker taker)
      throws SQLException {
    for (Map.Entry<RetailerDay, VisitDay> day : days.entrySet()) {
      IntList newcomers = newcomers(day.getKey(), new IntList());
      taker.accept(day.getKey().retailerKey(), day.getValue().with(newcomers));
    }
    days.clear();
  }

  private IntList newcomers(RetailerDay key, IntList known) {
    if (firstsToCome.isEmpty() && !isOfProducts()) {
      return known;
    }
    var newcomers = new IntList();
    CustomerNumbers keptNumbers = reading.numbers(key.retailerKey());
    CustomerNumbers numbers = numbers(key.retailerKey());
    for (int i = 0; i < known.size(); i++) {
      int customerKey = keptNumbers.key(known.get(i));
      if (!firstsToCome.containsKey(customerKey)) {
        newcomers.add(numbers.of(customerKey));
      }
    }
    IntList toCome = newcomersToCome.getOrDefault(key, new IntList());
    for (int i = 0; i < toCome.size(); i++) {
      newcomers.add(toCome.get(i));
    }
    return newcomers;
  }

  /** What the customers of a retailer are numbered by. */
  CustomerNumbers numbers(short retailerKey) {
    return isOfProducts()
        ? fewNumbers.computeIfAbsent(retailerKey, key -> new CustomerNumbers())
        : reading.numbers(retailerKey);
  }

  /** The stores asked for. */
  StoreSet stores() {
    return new StoreSet(scope.storeKeys());
  }

  /** First purchases that {@code customer_first} may not know yet, by the customer's key. */
  Map<Integer, LocalDate> firstsToCome() {
    return firstsToCome;
  }

  private boolean isOfProducts() {
    return scope.productKeys().isPresent() || !scope.channels().isEmpty();
  }
}
