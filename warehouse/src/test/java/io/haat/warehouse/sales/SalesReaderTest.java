package io.haat.warehouse.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SalesReaderTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 12, 15);
  private static final int DAYS = 115;
  private static final List<String> STORES =
      List.of(
          "true",
          "true",
          "retailer_key = 1",
          "retailer_key = 2",
          "store_city = 'Pune'",
          "store_region = 'North'",
          "store_region = 'West'",
          "store_tier = '2'",
          "store_tier = '2' and store_region = 'North'",
          "store_id in ('A', 'F')",
          "store_id = 'E'",
          "false");

  private Shops shops;

  @BeforeEach
  void open() throws SQLException {
    shops = new Shops();
    shops.sell(1_000, 0.5);
  }

  @AfterEach
  void close() throws SQLException {
    shops.close();
  }

  @Test
  void figures_are_those_of_the_facts_before_anything_is_rolled_up() throws SQLException {
    compareRandomScopes(8, 1);
  }

  @Test
  void figures_are_those_of_the_facts_when_days_are_rolled_up() throws SQLException {
    shops.keep();
    assertThat(rolledUpDays()).isGreaterThan(90);
    compareRandomScopes(16, 2);
  }

  @Test
  void sales_that_come_for_days_that_are_rolled_up_count_at_once() throws SQLException {
    shops.keep();
    shops.sell(10, 0.25);
    assertThat(shops.stores("exists (select from rollup_change)")).isNotEmpty();
    compareRandomScopes(12, 3);

    shops.keep();
    assertThat(shops.stores("exists (select from rollup_change)")).isEmpty();
    compareRandomScopes(6, 4);
  }

  @Test
  void figures_stay_right_while_stores_move_and_new_ones_open() throws SQLException {
    shops.keep();
    shops.execute(
        """
        update dim_store set store_region = 'South', store_tier = '1' where store_id in ('B', 'G');
        insert into dim_store (retailer_key, store_id, store_region, business_zone)
        values (1, 'H', 'North', 'Asia/Kolkata')""");
    compareRandomScopes(5, 5);

    shops.sell(10, 0.75);
    compareRandomScopes(5, 6);
    shops.keep();
    compareRandomScopes(5, 7);
  }

  @Test
  void a_product_that_moves_to_another_category_takes_its_receipts_along() throws SQLException {
    shops.keep();
    shops.execute("update dim_product set category = 'Dairy' where product_id in ('P3', 'P4')");
    shops.keep();
    compareRandomScopes(6, 8);
  }

  @Test
  void days_of_other_years_and_days_to_come_have_no_figures() throws SQLException {
    shops.keep();
    var reader = new SalesReader(shops.connection);
    for (String day : List.of("1990-01-01", "2024-06-01", "2050-12-31")) {
      LocalDate from = LocalDate.parse(day);
      Scope scope = Scope.of(new DayRange(from, from.plusDays(1)), shops.stores("true"));
      assertThat(reader.total(scope)).isEmpty();
      assertThat(reader.series(scope, Granularity.MONTH)).isEmpty();
      assertThat(reader.by(scope, Dimension.PRODUCT)).isEmpty();
    }
  }

  @Test
  void figures_that_no_rollup_holds_are_counted_of_few_days_only() throws SQLException {
    List<Integer> dairy = shops.products("category = 'Dairy'");
    var days = new DayRange(FIRST, FIRST.plusDays(FactReader.MOST_DAYS + 1));
    var scope =
        new Scope(days, shops.stores("true"), Optional.of("Dairy"), Optional.of(dairy), List.of());
    var reader = new SalesReader(shops.connection);

    assertThat(reader.series(scope, Granularity.DAY)).isNotEmpty();
    assertThatExceptionOfType(TooManyDaysException.class)
        .isThrownBy(() -> reader.series(scope, Granularity.HOUR))
        .matches(problem -> problem.most() == FactReader.MOST_DAYS);
  }

  private int rolledUpDays() throws SQLException {
    try (var statement = shops.connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(distinct day) from group_sales_daily where day < '2025-03-31'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void compareRandomScopes(int scopes, long seed) throws SQLException {
    var random = new Random(seed);
    for (int i = 0; i < scopes; i++) {
      compare(randomScope(random));
    }
  }

  private Scope randomScope(Random random) throws SQLException {
    LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
    var days = new DayRange(from, from.plusDays(1 + random.nextInt(random.nextInt(1, DAYS))));
    List<Integer> stores = shops.stores(STORES.get(random.nextInt(STORES.size())));
    return switch (random.nextInt(5)) {
      case 0 ->
          new Scope(
              days,
              stores,
              Optional.of("Dairy"),
              Optional.of(shops.products("category = 'Dairy'")),
              List.of());
      case 1 ->
          new Scope(
              days,
              stores,
              Optional.empty(),
              Optional.of(shops.products("product_id = 'P1' and retailer_key = 1")),
              List.of());
      case 2 ->
          new Scope(days, stores, Optional.empty(), Optional.empty(), List.of("online", "phone"));
      case 3 ->
          new Scope(
              new DayRange(from, from.plusDays(20)),
              stores,
              Optional.of("Dairy"),
              Optional.of(shops.products("category = 'Dairy'")),
              List.of("store", ""));
      default -> Scope.of(days, stores);
    };
  }

  private void compare(Scope scope) throws SQLException {
    boolean few = scope.days().days() <= FactReader.MOST_DAYS;
    var reader = new SalesReader(shops.connection);
    var total = new TreeMap<String, Figures>();
    reader.total(scope).forEach((currency, figures) -> total.put("all " + currency, figures));
    same(scope, "'all'", total);
    for (Granularity granularity : EnumSet.range(Granularity.HOUR, Granularity.MONTH)) {
      if (granularity != Granularity.HOUR || scope.productKeys().isEmpty() || few) {
        var series = new TreeMap<String, Figures>();
        for (SalesReader.Period period : reader.series(scope, granularity)) {
          series.put(period.start() + " " + period.currency(), period.figures());
        }
        same(
            scope,
            "to_char(date_trunc('%s', at), 'YYYY-MM-DD\"T\"HH24:MI')".formatted(granularity),
            series);
      }
    }
    if (scope.productKeys().isEmpty() || few) {
      var week = new TreeMap<String, Figures>();
      for (SalesReader.WeekHour hour : reader.week(scope)) {
        week.put(hour.day().getValue() + " " + hour.hour() + " " + hour.currency(), hour.figures());
      }
      same(scope, "extract(isodow from at) || ' ' || extract(hour from at)", week);
    }
    compareDimensions(reader, scope);
  }

  private void compareDimensions(SalesReader reader, Scope scope) throws SQLException {
    var expressions =
        new ArrayList<>(
            List.of("retailer", "store_id", "store_city", "store_region", "store_tier"));
    if (scope.channels().isEmpty() || scope.days().days() <= FactReader.MOST_DAYS) {
      expressions.addAll(List.of("category", "product_id"));
    }
    for (int i = 0; i < expressions.size(); i++) {
      var members = new TreeMap<String, Figures>();
      for (SalesReader.Member member : reader.by(scope, Dimension.values()[i])) {
        String name = member.member() == null ? "" : member.member();
        members.put(member.retailer() + " " + name + " " + member.currency(), member.figures());
      }
      same(scope, "retailer || ' ' || coalesce(%s, '')".formatted(expressions.get(i)), members);
    }
  }

  private void same(Scope scope, String expression, SortedMap<String, Figures> read)
      throws SQLException {
    SortedMap<String, Figures> truth = Truth.of(shops.connection, scope, expression);
    assertThat(texts(read)).as("%s of %s", expression, scope).isEqualTo(texts(truth));
  }

  /** With amounts as texts, since BigDecimals of different scales are not equal. */
  private static List<String> texts(SortedMap<String, Figures> figures) {
    var texts = new ArrayList<String>();
    figures.forEach(
        (place, f) ->
            texts.add(
                "%s: %d %d %s %s %s %d %s %s"
                    .formatted(
                        place,
                        f.transactions(),
                        f.lines(),
                        f.units().stripTrailingZeros().toPlainString(),
                        f.discounts().stripTrailingZeros().toPlainString(),
                        f.sales().stripTrailingZeros().toPlainString(),
                        f.refundLines(),
                        f.refundUnits().stripTrailingZeros().toPlainString(),
                        f.refunds().stripTrailingZeros().toPlainString())));
    return texts;
  }
}
