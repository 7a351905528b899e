package io.haat.warehouse.customers;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.haat.warehouse.sales.Granularity;
import io.haat.warehouse.sales.Scope;
import io.haat.warehouse.sales.ScopeParameters;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What customers bought, counted from the facts line by line. */
final class CustomerTruth {
  private CustomerTruth() {}

  /** Compares what is read with it. */
  static void compare(Connection connection, CustomerMemory memory, Scope scope)
      throws SQLException {
    var reader = new CustomerReader(connection, memory);
    var read = new ArrayList<String>();
    var totals = new ArrayList<String>();
    var all = new CustomerReader.Listing(CustomerOrder.NET, Optional.empty(), 0, Optional.empty());
    CustomerTotals found = reader.read(scope, all, customer -> read.add(row(customer)));
    totals.add(
        "%d %d %d %d"
            .formatted(
                found.customers(),
                found.newCustomers(),
                found.repeatCustomers(),
                found.transactions()));
    assertThat(read)
        .as(scope.toString())
        .containsExactlyInAnyOrderElementsOf(customers(connection, scope));
    assertThat(totals).as(scope.toString()).isEqualTo(totals(connection, scope));
    for (Granularity granularity : List.of(Granularity.DAY, Granularity.WEEK, Granularity.MONTH)) {
      var periods = new ArrayList<String>();
      for (var period : reader.periods(scope, granularity)) {
        periods.add(
            "%s %d %d %d %d"
                .formatted(
                    period.start(),
                    period.customers(),
                    period.newCustomers(),
                    period.repeatCustomers(),
                    period.transactions()));
      }
      assertThat(periods)
          .as("%s of %s", granularity, scope)
          .isEqualTo(periods(connection, scope, granularity));
    }
  }

  private static String row(Customer customer) {
    return Stream.of(
            customer.retailer(),
            customer.customer(),
            customer.name(),
            customer.currency(),
            customer.firstOn(),
            customer.lastOn(),
            customer.isNew(),
            customer.transactions(),
            customer.units(),
            customer.sales(),
            customer.refunds())
        .map(CustomerTruth::text)
        .collect(joining(" "));
  }

  private static List<String> customers(Connection connection, Scope scope) throws SQLException {
    return rows(connection, scope, LINES + CUSTOMERS);
  }

  private static List<String> totals(Connection connection, Scope scope) throws SQLException {
    return rows(connection, scope, LINES + TOTALS);
  }

  private static List<String> periods(Connection connection, Scope scope, Granularity granularity)
      throws SQLException {
    String word = granularity.name().toLowerCase(Locale.ROOT);
    return rows(connection, scope, LINES + PERIODS.replace("$period", word));
  }

  /** Some columns of a row as one text. */
  static String texts(ResultSet row, String... columns) throws SQLException {
    var texts = new ArrayList<String>();
    for (String column : columns) {
      texts.add(text(row.getObject(column)));
    }
    return String.join(" ", texts);
  }

  static String text(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  private static List<String> rows(Connection connection, Scope scope, String sql)
      throws SQLException {
    var rows = new ArrayList<String>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ScopeParameters.set(statement, scope);
      try (ResultSet row = statement.executeQuery()) {
        var columns = new String[row.getMetaData().getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
          columns[i] = row.getMetaData().getColumnLabel(i + 1);
        }
        while (row.next()) {
          rows.add(texts(row, columns));
        }
      }
    }
    return rows;
  }

  private static final String LINES =
      """
      with asked as (
        select ?::date as from_day, ?::date as to_day, ?::integer[] as stores, ?::integer[] as products, ?::text[] as channels),
      line as (
        select f.*, s.retailer_key, r.retailer, c.customer_id, (sold_at at time zone business_zone)::date as day
        from (
          select store_key, customer_key, product_key, channel, sold_at, transaction_id, currency, quantity, total_amount,
                 null::numeric as refund
          from fact_sales
          union all
          select store_key, customer_key, product_key, channel, sold_at, null, currency, 0, 0, total_amount from fact_refunds) f
        join dim_store s using (store_key) join dim_retailer r using (retailer_key) join dim_customer c using (customer_key)),
      first as (
        select retailer, customer_id, min(day) as first_on from line where transaction_id is not null group by 1, 2),
      wanted as (
        select line.*, first_on, (store_key, day, transaction_id) as receipt
        from asked cross join line left join first using (retailer, customer_id)
        where day >= from_day and day < to_day and store_key = any (stores)
          and (products is null or product_key = any (products)) and (channels is null or channel = any (channels))),
      """;

  private static final String CUSTOMERS =
      """
      counted as (
        select retailer, retailer_key, customer_id, currency, min(first_on) as first_on,
               max(day) filter (where transaction_id is not null) as last_on,
               count(distinct receipt) filter (where transaction_id is not null) as transactions, sum(quantity) as units,
               sum(total_amount) as sales, coalesce(sum(refund), 0) as refunds
        from wanted group by 1, 2, 3, 4)
      select retailer, customer_id, customer_name, currency, first_on, last_on,
             coalesce(first_on >= from_day and first_on < to_day, false) as is_new, transactions, units, sales, refunds
      from asked cross join counted join dim_customer c using (retailer_key, customer_id) where c.is_current""";

  private static final String TOTALS =
      """
      person as (
        select retailer, customer_id, min(first_on) as first_on, count(distinct (receipt, currency)) as transactions
        from wanted where transaction_id is not null group by 1, 2)
      select count(*), count(*) filter (where first_on >= from_day) as fresh, count(*) filter (where transactions > 1) as again,
             coalesce(sum(transactions), 0)
      from (select min(from_day) as from_day from asked) a left join person on true
      group by a.from_day
      having count(customer_id) > 0
      union all select 0, 0, 0, 0 where not exists (select from person)""";

  private static final String PERIODS =
      """
      person as (
        select date_trunc('$period', day)::date as start, retailer, customer_id, min(first_on) as first_on,
               count(distinct (receipt, currency)) as transactions
        from wanted where transaction_id is not null group by 1, 2, 3)
      select start, count(*), count(*) filter (where first_on >= from_day and date_trunc('$period', first_on)::date = start) as fresh,
             count(*) filter (where transactions > 1) as again, sum(transactions)
      from asked cross join person
      group by 1 order by 1""";
}
