package io.haat.warehouse.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haat.warehouse.rollup.RollupCheck;
import io.haat.warehouse.rollup.StoreRebuild;
import io.haat.warehouse.sales.DayRange;
import io.haat.warehouse.sales.Granularity;
import io.haat.warehouse.sales.Scope;
import io.haat.warehouse.sales.Shops;
import io.haat.warehouse.sales.TooManyDaysException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerReaderTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 12, 15);
  private static final int DAYS = 115;
  private static final List<String> STORES =
      List.of("true", "retailer_key = 1", "store_region = 'North'", "store_id = 'A'", "false");

  private final CustomerMemory memory = new CustomerMemory(1L << 20);
  private Shops shops;

  @BeforeEach
  void open() throws SQLException {
    shops = new Shops();
    shops.sell(600, 0.5);
  }

  @AfterEach
  void close() throws SQLException {
    shops.close();
  }

  @Test
  void customers_are_those_of_the_facts_whatever_is_rolled_up() throws SQLException {
    compareRandomScopes(4, 1);
    shops.keep();
    assertThat(touchedDays()).isZero();
    assertThat(RollupCheck.differences(shops.connection)).isEmpty();
    compareRandomScopes(14, 2);

    shops.sell(60, 0.25);
    shops.execute("delete from customer_change where day < '2025-03-01' and day > '2025-01-15'");
    shops.execute(
        """
        insert into customer_change (retailer_key, day)
        select distinct retailer_key, (sold_at at time zone business_zone)::date
        from (select store_key, sold_at, transaction_id from fact_sales
              union all select store_key, sold_at, transaction_id from fact_refunds) f
        join dim_store using (store_key) where transaction_id like '%-0.25'""");
    compareRandomScopes(8, 3);
    shops.keep();
    compareRandomScopes(6, 4);
  }

  @Test
  void customers_move_with_the_days_of_their_store() throws SQLException {
    shops.keep();
    shops.execute("update dim_store set business_zone = 'Pacific/Auckland' where store_id = 'A'");
    StoreRebuild.run(shops.connection, shops.stores("store_id = 'A'"));
    shops.keep();

    assertThat(touchedDays()).isZero();
    assertThat(RollupCheck.differences(shops.connection)).isEmpty();
    compareRandomScopes(4, 6);
  }

  @Test
  void days_of_a_large_load_are_brought_in_the_newest_first() throws SQLException {
    var reader = reader();
    var scope = Scope.of(new DayRange(FIRST, FIRST.plusDays(DAYS)), shops.stores("true"));
    assertThat(reader.daysToCome(scope)).isZero();

    shops.execute("update customer_change set lines = 201000 where day < '2025-03-01'");
    assertThat(reader.daysToCome(scope)).isPositive();
    compare(Scope.of(new DayRange(FIRST, FIRST.plusDays(1)), shops.stores("false")));
    assertThat(reader.periods(scope, Granularity.DAY))
        .allMatch(day -> !day.start().isBefore(LocalDate.of(2025, 3, 1)));

    shops.keep();
    assertThat(reader.daysToCome(scope)).isZero();
    compare(scope);
  }

  @Test
  void days_are_read_again_when_they_are_counted_as_changed() throws SQLException {
    shops.keep();
    var scope = Scope.of(new DayRange(FIRST, FIRST.plusDays(DAYS)), shops.stores("true"));
    compare(scope);
    long before = transactions(scope);
    String oneMore =
        """
        update customer_sales_daily set transactions = transactions + 1
        where ctid = (select min(ctid) from customer_sales_daily where transactions > 0)""";

    shops.execute("alter table customer_sales_daily disable trigger user");
    shops.execute(oneMore);
    shops.execute("alter table customer_sales_daily enable trigger user");
    assertThat(transactions(scope)).as("what is kept").isEqualTo(before);

    shops.execute(oneMore);
    assertThat(transactions(scope)).isEqualTo(before + 2);
  }

  @Test
  void days_are_read_ahead_as_far_as_there_is_room() throws SQLException {
    shops.keep();
    var scope = Scope.of(new DayRange(FIRST, FIRST.plusDays(DAYS)), shops.stores("true"));
    long before = transactions(scope);
    var ahead = new CustomerMemory(1L << 20);
    ahead.fill(shops::connect);
    var small = new CustomerMemory(60_000);
    small.fill(shops::connect);
    shops.execute("alter table customer_sales_daily disable trigger user");
    shops.execute("update customer_sales_daily set transactions = 0");

    assertThat(transactions(ahead, scope)).isEqualTo(before);
    assertThat(transactions(new CustomerMemory(1L << 20), scope)).isZero();
    assertThat(transactions(memory, scope)).isEqualTo(before);
    assertThat(transactions(small, scope)).isPositive().isLessThan(before);
  }

  @Test
  void each_reader_sees_the_days_of_its_own_moment() throws SQLException {
    shops.keep();
    var scope = Scope.of(new DayRange(FIRST, FIRST.plusDays(DAYS)), shops.stores("true"));
    try (Connection earlier = shops.connect()) {
      earlier.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      earlier.setAutoCommit(false);
      long before = transactions(memory, earlier, scope);

      shops.execute("update customer_sales_daily set transactions = transactions + 1");
      long after = transactions(scope);
      assertThat(after).isGreaterThan(before);
      assertThat(transactions(memory, earlier, scope)).isEqualTo(before);
      assertThat(transactions(scope)).isEqualTo(after);
    }
  }

  private long transactions(Scope scope) throws SQLException {
    return transactions(memory, scope);
  }

  private long transactions(CustomerMemory some, Scope scope) throws SQLException {
    return transactions(some, shops.connection, scope);
  }

  private static long transactions(CustomerMemory some, Connection connection, Scope scope)
      throws SQLException {
    var one = new CustomerReader.Listing(CustomerOrder.NET, Optional.empty(), 0, Optional.of(1));
    return new CustomerReader(connection, some).read(scope, one, customer -> {}).transactions();
  }

  @Test
  void facts_are_read_once_for_all_stores_of_a_zone() throws SQLException {
    var readings = new ArrayList<String>();
    try (var statement = shops.connection.prepareStatement(EXPLAIN)) {
      List<Integer> stores = shops.stores("business_zone = 'Asia/Kolkata'");
      assertThat(stores).hasSizeGreaterThan(3);
      statement.setArray(1, shops.connection.createArrayOf("integer", stores.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (row.getString(1).matches(".* on (fact_sales|fact_refunds) .*")) {
            readings.add(row.getString(1));
          }
        }
      }
    }
    assertThat(readings).hasSize(2).allMatch(reading -> reading.endsWith("loops=1)"));
  }

  @Test
  void products_and_channels_are_counted_of_few_days_only() {
    var scope =
        new Scope(
            new DayRange(FIRST, FIRST.plusDays(32)),
            List.of(1),
            Optional.empty(),
            Optional.empty(),
            List.of("online"));

    assertThatExceptionOfType(TooManyDaysException.class)
        .isThrownBy(() -> reader().periods(scope, Granularity.DAY));
  }

  private int touchedDays() throws SQLException {
    try (var statement = shops.connection.createStatement();
        var row = statement.executeQuery("select count(*) from customer_change")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void compareRandomScopes(int scopes, long seed) throws SQLException {
    var random = new Random(seed);
    for (int i = 0; i < scopes; i++) {
      LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
      List<Integer> stores = shops.stores(STORES.get(random.nextInt(STORES.size())));
      var days = new DayRange(from, from.plusDays(1 + random.nextInt(DAYS)));
      var few = new DayRange(from, from.plusDays(1 + random.nextInt(30)));
      compare(
          switch (i % 4) {
            case 1 ->
                new Scope(
                    few,
                    stores,
                    Optional.of("Dairy"),
                    Optional.of(shops.products("category = 'Dairy'")),
                    List.of());
            case 2 -> new Scope(few, stores, Optional.empty(), Optional.empty(), List.of("online"));
            default -> Scope.of(days, stores);
          });
    }
  }

  private void compare(Scope scope) throws SQLException {
    CustomerTruth.compare(shops.connection, memory, scope);
  }

  private CustomerReader reader() {
    return new CustomerReader(shops.connection, memory);
  }

  private static final String EXPLAIN =
      """
      explain (analyze, costs off, timing off)
      select * from customer_visits(?, date '2025-02-01', date '2025-03-01')""";
}
