package io.haat.warehouse.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReasonReaderTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 12, 15);
  private static final int DAYS = 115;

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
  void reasons_are_those_of_the_refunds_whatever_is_rolled_up() throws SQLException {
    compareRandomScopes(6, 1);
    shops.keep();
    assertThat(months()).isGreaterThan(2);
    compareRandomScopes(14, 2);
    compareWholeMonthsOfAChannel();

    shops.sell(200, 0.25);
    compareRandomScopes(8, 3);
    shops.execute("update dim_store set store_region = 'South' where store_id = 'B'");
    shops.keep();
    compareRandomScopes(8, 4);
  }

  private int months() throws SQLException {
    try (var statement = shops.connection.createStatement();
        var row =
            statement.executeQuery("select count(distinct month) from refund_reasons_monthly")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void compareWholeMonthsOfAChannel() throws SQLException {
    var days = new DayRange(FIRST, FIRST.plusDays(DAYS));
    List<Integer> everywhere = shops.stores("true");
    compare(
        new Scope(days, everywhere, Optional.empty(), Optional.empty(), List.of("online")),
        "channel = 'online'");
    compare(
        new Scope(
            days,
            everywhere,
            Optional.of("Dairy"),
            Optional.of(shops.products("category = 'Dairy'")),
            List.of("online", "phone")),
        "category = 'Dairy' and channel in ('online', 'phone')");
  }

  private void compareRandomScopes(int scopes, long seed) throws SQLException {
    var random = new Random(seed);
    for (int i = 0; i < scopes; i++) {
      LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
      var days = new DayRange(from, from.plusDays(1 + random.nextInt(DAYS)));
      List<Integer> stores =
          shops.stores(List.of("true", "store_region = 'North'", "store_id = 'A'").get(i % 3));
      switch (i % 4) {
        case 0 ->
            compare(
                new Scope(
                    days,
                    stores,
                    Optional.of("Dairy"),
                    Optional.of(shops.products("category = 'Dairy'")),
                    List.of()),
                "category = 'Dairy'");
        case 1 ->
            compare(
                new Scope(
                    days,
                    stores,
                    Optional.empty(),
                    Optional.of(shops.products("product_id = 'P1'")),
                    List.of()),
                "product_id = 'P1'");
        case 2 ->
            compare(
                new Scope(days, stores, Optional.empty(), Optional.empty(), List.of("online")),
                "channel = 'online'");
        default -> compare(Scope.of(days, stores), "true");
      }
    }
  }

  private void compare(Scope scope, String condition) throws SQLException {
    var read = new ArrayList<String>();
    for (ReasonReader.Reason reason : new ReasonReader(shops.connection).read(scope)) {
      read.add(
          "%s %s %d %s %s"
              .formatted(
                  reason.reason(),
                  reason.currency(),
                  reason.lines(),
                  reason.units().stripTrailingZeros().toPlainString(),
                  reason.amount().stripTrailingZeros().toPlainString()));
    }
    assertThat(read)
        .as(scope.toString())
        .containsExactlyInAnyOrderElementsOf(truth(scope, condition));
  }

  private List<String> truth(Scope scope, String condition) throws SQLException {
    String sql =
        """
        select coalesce(f.reason, 'null') || ' ' || f.currency || ' ' || count(*) || ' '
               || trim_scale(coalesce(sum(f.quantity), 0)) || ' ' || trim_scale(sum(f.total_amount))
        from fact_refunds f join dim_store s using (store_key) join dim_product p using (product_key)
        where (f.sold_at at time zone s.business_zone)::date >= '%s'
          and (f.sold_at at time zone s.business_zone)::date < '%s'
          and store_key in (%s) and %s
        group by f.reason, f.currency"""
            .formatted(
                scope.days().from(),
                scope.days().to(),
                String.join(",", scope.storeKeys().stream().map(String::valueOf).toList()),
                condition);
    var rows = new ArrayList<String>();
    try (var statement = shops.connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }
}
