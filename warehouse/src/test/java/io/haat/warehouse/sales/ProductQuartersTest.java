package io.haat.warehouse.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.warehouse.rollup.RollupCheck;
import io.haat.warehouse.rollup.RollupKeeper;
import io.haat.warehouse.rollup.StoreRebuild;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductQuartersTest {
  private static final Instant APRIL = Instant.parse("2025-04-20T10:00:00Z");
  private static final DayRange QUARTER =
      new DayRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 4, 1));
  private static final List<DayRange> PERIODS =
      List.of(
          QUARTER,
          new DayRange(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 1, 1)),
          new DayRange(LocalDate.of(2024, 12, 24), LocalDate.of(2025, 4, 11)),
          new DayRange(LocalDate.of(2025, 1, 2), LocalDate.of(2025, 4, 1)));

  private Shops shops;
  private RollupKeeper keeper;

  @BeforeEach
  void open() throws SQLException {
    shops = new Shops();
    keeper = new RollupKeeper(shops.connection, Duration.ZERO);
    shops.sell(600, 0.5);
  }

  @AfterEach
  void close() throws SQLException {
    shops.close();
  }

  @Test
  void a_whole_quarter_is_read_in_place_of_its_months() throws SQLException {
    keep();
    compare();

    shops.execute("delete from product_sales_monthly");
    for (String stores :
        List.of("true", "retailer_key = 2", "store_id = 'E'", "store_tier = '2'")) {
      compare(Scope.of(QUARTER, shops.stores(stores)));
    }
  }

  @Test
  void a_quarter_is_made_when_its_last_day_is_over() throws SQLException {
    shops.keep();
    assertThat(quarters()).containsExactly(LocalDate.of(2024, 10, 1));
    compare();

    keep();
    assertThat(quarters()).containsExactly(LocalDate.of(2024, 10, 1), QUARTER.from());
    compare();
  }

  @Test
  void days_that_change_count_at_once_and_while_months_are_made_anew() throws SQLException {
    keep();
    shops.sell(10, 0.25);
    compare();

    while (keeper.keep(APRIL)) {
      compare();
    }
    assertThat(quarters()).contains(QUARTER.from());
  }

  @Test
  void quarters_follow_groups_of_stores() throws SQLException {
    keep();
    shops.execute(
        """
        update dim_store set store_region = 'South', store_tier = '1' where store_id in ('B', 'G');
        insert into dim_store (retailer_key, store_id, store_region, business_zone)
        values (1, 'H', 'North', 'Asia/Kolkata');
        insert into rollup_change (retailer_key, day) values (1, '2024-12-24')""");
    keep();
    compare();
    shops.execute("delete from product_sales_monthly");
    compare(Scope.of(QUARTER, shops.stores("store_region = 'South'")));
  }

  @Test
  void a_retailer_may_have_no_sales_in_a_month_of_a_quarter() throws SQLException {
    for (String table : List.of("fact_sales", "fact_refunds")) {
      shops.execute(
          """
          delete from %s using dim_store s
          where s.store_key = %1$s.store_key and retailer_key = 2
            and sold_at >= '2024-12-30' and sold_at < '2025-02-03'"""
              .formatted(table));
    }
    StoreRebuild.run(shops.connection, shops.stores("true"));
    keep();
    assertThat(shops.stores("exists (select from rollup_month where month = '2025-01-01')"))
        .isNotEmpty();
    compare();
  }

  @Test
  void a_warehouse_of_before_there_were_quarters_gets_those_of_its_months()
      throws SQLException, IOException {
    keep();
    List<LocalDate> made = quarters();
    shops.execute("delete from product_sales_quarterly");
    assertThat(RollupCheck.differences(shops.connection)).isNotEmpty();

    String migration = "/io/haat/warehouse/migrations/V21__product_quarters.sql";
    try (InputStream in =
        Objects.requireNonNull(RollupKeeper.class.getResourceAsStream(migration))) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      shops.execute(sql.substring(sql.indexOf("insert into")));
    }

    assertThat(quarters()).isEqualTo(made);
    compare();
  }

  private void keep() throws SQLException {
    boolean more = true;
    while (more) {
      more = keeper.keep(APRIL);
    }
  }

  private List<LocalDate> quarters() throws SQLException {
    var quarters = new ArrayList<LocalDate>();
    try (var statement = shops.connection.createStatement();
        var row =
            statement.executeQuery(
                "select distinct quarter from product_sales_quarterly order by quarter")) {
      while (row.next()) {
        quarters.add(row.getObject(1, LocalDate.class));
      }
    }
    return quarters;
  }

  private void compare() throws SQLException {
    assertThat(RollupCheck.differences(shops.connection)).isEmpty();
    for (DayRange days : PERIODS) {
      for (String stores :
          List.of("true", "retailer_key = 2", "store_region = 'North'", "store_id in ('A', 'E')")) {
        compare(Scope.of(days, shops.stores(stores)));
      }
      compare(
          new Scope(
              days,
              shops.stores("true"),
              Optional.of("Dairy"),
              Optional.of(shops.products("category = 'Dairy'")),
              List.of()));
    }
  }

  private void compare(Scope scope) throws SQLException {
    var read = new TreeMap<String, Figures>();
    for (SalesReader.Member member :
        new SalesReader(shops.connection).by(scope, Dimension.PRODUCT)) {
      read.put(
          member.retailer() + " " + member.member() + " " + member.currency(), member.figures());
    }
    assertThat(read)
        .as(scope.toString())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(Truth.of(shops.connection, scope, "retailer || ' ' || product_id"));
  }
}
