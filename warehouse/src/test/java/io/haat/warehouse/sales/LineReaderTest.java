package io.haat.warehouse.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final LineFilter ALL =
      new LineFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  private static final DayRange DAYS =
      new DayRange(LocalDate.of(2025, 1, 10), LocalDate.of(2025, 3, 20));

  private Shops shops;

  @BeforeEach
  void open() throws SQLException {
    shops = new Shops();
    shops.sell(600, 0.5);
    shops.keep();
  }

  @AfterEach
  void close() throws SQLException {
    shops.close();
  }

  @Test
  void pages_have_every_line_once_in_falling_order_where_days_begin_at_different_times()
      throws SQLException {
    List<Integer> everywhere = shops.stores("true");
    for (int limit : List.of(1_000, 40, 7)) {
      compare(Scope.of(DAYS, everywhere), ALL, limit, "true");
    }
  }

  @Test
  void pages_have_every_line_once_where_few_days_have_any() throws SQLException {
    List<Integer> products = shops.products("product_id = 'P9'");
    var rare =
        new Scope(
            DAYS,
            shops.stores("retailer_key = 2"),
            Optional.empty(),
            Optional.of(products),
            List.of("online"));
    compare(rare, ALL, 3, "product_id = 'P9' and channel = 'online' and s.retailer_key = 2");
  }

  @Test
  void lines_of_products_are_all_there_on_days_that_have_changed_since() throws SQLException {
    shops.sell(25, 0.9);
    List<Integer> products = shops.products("category = 'Dairy'");
    var scope =
        new Scope(
            DAYS,
            shops.stores("store_city = 'Pune'"),
            Optional.empty(),
            Optional.of(products),
            List.of());
    String condition = "category = 'Dairy' and store_city = 'Pune'";

    compare(scope, ALL, 5, condition);
    compare(scope, ALL, 100, condition);
    compare(
        new Scope(
            DAYS, shops.stores("true"), Optional.of("Dairy"), Optional.of(products), List.of()),
        ALL,
        100,
        "category = 'Dairy'");
    compare(
        scope,
        new LineFilter(
            Optional.of(LineFilter.Kind.REFUND),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        3,
        condition + " and kind = 'refund'");
    compare(
        scope,
        new LineFilter(Optional.empty(), Optional.empty(), Optional.of(14), Optional.empty()),
        3,
        condition + " and extract(hour from at) = 14");
  }

  @Test
  void pages_have_every_line_once_of_days_with_many_pages() throws SQLException {
    shops.sell(2_500, 0.25);
    shops.keep();
    var february = new DayRange(LocalDate.of(2025, 2, 3), LocalDate.of(2025, 2, 7));
    Scope pune = Scope.of(february, shops.stores("store_city = 'Pune'"));

    compare(pune, ALL, 1, "store_city = 'Pune'");
  }

  @Test
  void kind_hour_and_reason_narrow_the_lines() throws SQLException {
    Scope pune = Scope.of(DAYS, shops.stores("store_city = 'Pune'"));
    compare(
        pune,
        new LineFilter(
            Optional.of(LineFilter.Kind.SALE), Optional.of(2), Optional.of(14), Optional.empty()),
        5,
        """
        store_city = 'Pune' and kind = 'sale' and extract(isodow from at) = 2 and extract(hour from at) = 14""");
    compare(
        pune,
        new LineFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("broken")),
        4,
        "store_city = 'Pune' and reason = 'broken'");
    compare(
        pune,
        new LineFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("none")),
        4,
        "store_city = 'Pune' and kind = 'refund' and reason is null");
  }

  @Test
  void the_rollups_tell_how_many_there_are() throws SQLException {
    Scope scope = Scope.of(DAYS, shops.stores("true"));
    var page = new LineReader(shops.connection, scope, ALL).read(Optional.empty(), 5, row -> {});

    assertThat(page.all()).hasValue(truth(DAYS, "true").size());
    assertThat(page.next()).isPresent();
  }

  private void compare(Scope scope, LineFilter filter, int limit, String condition)
      throws SQLException {
    var read = new ArrayList<String>();
    Optional<LinePlace> place = Optional.empty();
    int pages = 0;
    do {
      int before = read.size();
      place =
          new LineReader(shops.connection, scope, filter)
              .read(place, limit, row -> read.add(row.getString("line_id")))
              .next();
      assertThat(read.size() - before).isLessThanOrEqualTo(limit);
      assertThat(++pages).isLessThan(2_000);
    } while (place.isPresent());
    assertThat(read).isNotEmpty().containsExactlyElementsOf(truth(scope.days(), condition));
  }

  private List<String> truth(DayRange days, String condition) throws SQLException {
    String sql =
        """
        select line_id from (
          select 'sale' as kind, store_key, line_id, sold_at, product_key, channel, null as reason from fact_sales
          union all
          select 'refund', store_key, line_id, sold_at, product_key, channel, reason from fact_refunds) f
        join dim_store s using (store_key) join dim_product p using (product_key)
        cross join lateral (select sold_at at time zone business_zone as at) l
        where at::date >= '%s' and at::date < '%s' and %s
        order by sold_at desc, store_key desc, line_id desc"""
            .formatted(days.from(), days.to(), condition);
    var lines = new ArrayList<String>();
    try (var statement = shops.connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        lines.add(row.getString(1));
      }
    }
    return lines;
  }
}
