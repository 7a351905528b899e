package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.warehouse.customers.CustomerMemory;
import io.haat.warehouse.customers.CustomerReader;
import io.haat.warehouse.sales.Granularity;
import io.haat.warehouse.sales.SalesReader;
import io.haat.warehouse.sales.Scope;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many customers bought in each day, week or month, how many of them for the first time. */
public final class CustomerTimeseries extends SalesResource<Granularity> {
  private static final List<String> COLUMNS =
      List.of("start", "customers", "new", "returning", "repeat", "repeat_rate", "transactions");

  /** Customers of an hour or a minute are nothing that anybody counts. */
  private enum Length {
    DAY,
    WEEK,
    MONTH
  }

  private final CustomerMemory memory;

  public CustomerTimeseries(ReadPool pool, Scopes scopes, CustomerMemory memory) {
    super(pool, scopes);
    this.memory = memory;
  }

  @Override
  Set<Parameter> ownParameters() {
    return Set.of(Parameter.GRANULARITY);
  }

  @Override
  Granularity read(Parameters parameters) {
    return parameters
        .word(Parameter.GRANULARITY, Length.class)
        .map(length -> Granularity.valueOf(length.name()))
        .orElse(Granularity.DAY);
  }

  @Override
  Answer answer(Connection connection, SalesReader reader, Scope scope, Granularity granularity)
      throws SQLException {
    var customers = new CustomerReader(connection, memory);
    List<CustomerReader.Period> found = customers.periods(scope, granularity);
    var rows = new ArrayList<List<@Nullable Object>>();
    if (!found.isEmpty()) {
      var byStart = new HashMap<LocalDate, CustomerReader.Period>();
      found.forEach(period -> byStart.put(period.start(), period));
      Buckets.of(scope.days(), granularity)
          .starts(
              found.get(0).start().atStartOfDay(),
              found.get(found.size() - 1).start().atStartOfDay())
          .forEach(
              start -> {
                LocalDate day = start.toLocalDate();
                rows.add(
                    row(byStart.getOrDefault(day, new CustomerReader.Period(day, 0, 0, 0, 0))));
              });
    }
    Map<String, Object> about = about(scope.days());
    about.put("granularity", granularity.name().toLowerCase(Locale.ROOT));
    about.put("days_to_come", customers.daysToCome(scope));
    return Answer.of(about, COLUMNS, rows);
  }

  private static List<@Nullable Object> row(CustomerReader.Period period) {
    return Arrays.asList(
        period.start(),
        period.customers(),
        period.newCustomers(),
        period.customers() - period.newCustomers(),
        period.repeatCustomers(),
        Change.part(
            BigDecimal.valueOf(period.repeatCustomers()), BigDecimal.valueOf(period.customers())),
        period.transactions());
  }
}
