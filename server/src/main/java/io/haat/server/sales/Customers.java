package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.server.database.RowStream;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Cursor;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.RowSink;
import io.haat.warehouse.customers.Customer;
import io.haat.warehouse.customers.CustomerMemory;
import io.haat.warehouse.customers.CustomerOrder;
import io.haat.warehouse.customers.CustomerReader;
import io.haat.warehouse.customers.CustomerTotals;
import io.haat.warehouse.customers.Frequency;
import io.haat.warehouse.sales.Figures;
import io.haat.warehouse.sales.SalesReader;
import io.haat.warehouse.sales.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who bought in some days: how many, how many of them for the first time, and what each bought. */
public final class Customers extends StreamedSalesResource<Customers.Question> {
  private static final int USUAL = 50;
  private static final int MOST = 5_000;
  private static final List<String> COLUMNS =
      List.of(
          "retailer",
          "customer",
          "name",
          "city",
          "currency",
          "first_on",
          "last_on",
          "recency_days",
          "is_new",
          "transactions",
          "units",
          "sales",
          "refunds",
          "net",
          "average_transaction_value");

  private final CustomerMemory memory;

  record Question(CustomerOrder order, Optional<Frequency> frequency, int skip, int limit) {
    CustomerReader.Listing listing(Optional<Integer> most) {
      return new CustomerReader.Listing(order, frequency, skip, most);
    }
  }

  public Customers(ReadPool pool, Scopes scopes, CustomerMemory memory) {
    super(pool, scopes);
    this.memory = memory;
  }

  @Override
  Set<Parameter> ownParameters() {
    return Set.of(Parameter.FREQUENCY, Parameter.SORT, Parameter.LIMIT, Parameter.CURSOR);
  }

  @Override
  Question read(Parameters parameters) {
    return new Question(
        parameters.word(Parameter.SORT, CustomerOrder.class).orElse(CustomerOrder.NET),
        parameters.word(Parameter.FREQUENCY, Frequency.class),
        Cursor.skipped(parameters),
        parameters.number(Parameter.LIMIT, 1, MOST, USUAL));
  }

  @Override
  Answer answer(Connection connection, SalesReader reader, Scope scope, Question question)
      throws SQLException {
    Map<String, Object> about = about(scope.days());
    var rows = new ArrayList<List<@Nullable Object>>();
    var customers = new CustomerReader(connection, memory);
    about.put("days_to_come", customers.daysToCome(scope));
    CustomerTotals totals =
        customers.read(
            scope,
            question.listing(Optional.of(question.limit() + 1)),
            customer -> rows.add(row(customer, scope)));
    about.put("totals", totals(totals));
    about.put("frequency", frequency(totals));
    about.put("known_share", knownShare(totals, reader.total(scope).values()));
    boolean more = rows.size() > question.limit();
    return new Answer(
        about,
        COLUMNS,
        more ? rows.subList(0, question.limit()) : rows,
        more ? Optional.of(Cursor.skipping(question.skip() + question.limit())) : Optional.empty());
  }

  @Override
  void send(Connection connection, Scope scope, Question question, RowSink sink)
      throws SQLException, IOException {
    var reader = new CustomerReader(connection, memory);
    CustomerReader.Listing all = question.listing(Optional.empty());
    RowStream.send(
        COLUMNS,
        taker -> reader.read(scope, all, customer -> taker.accept(row(customer, scope))),
        sink);
  }

  private static List<@Nullable Object> row(Customer customer, Scope scope) {
    LocalDate lastOn = customer.lastOn();
    LocalDate lastDay = scope.days().to().minusDays(1);
    return Arrays.asList(
        customer.retailer(),
        customer.customer(),
        customer.name(),
        customer.city(),
        customer.currency(),
        customer.firstOn(),
        lastOn,
        lastOn == null ? null : lastDay.toEpochDay() - lastOn.toEpochDay(),
        customer.isNew(),
        customer.transactions(),
        customer.units(),
        customer.sales(),
        customer.refunds(),
        customer.net(),
        customer.averageTransactionValue());
  }

  private static Map<String, @Nullable Object> totals(CustomerTotals totals) {
    BigDecimal customers = BigDecimal.valueOf(totals.customers());
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("customers", totals.customers());
    fields.put("new", totals.newCustomers());
    fields.put("returning", totals.customers() - totals.newCustomers());
    fields.put("repeat", totals.repeatCustomers());
    fields.put("repeat_rate", Change.part(BigDecimal.valueOf(totals.repeatCustomers()), customers));
    fields.put("transactions", totals.transactions());
    fields.put(
        "transactions_per_customer",
        totals.customers() == 0
            ? null
            : BigDecimal.valueOf(totals.transactions()).divide(customers, 4, RoundingMode.HALF_UP));
    return fields;
  }

  private static Map<String, Long> frequency(CustomerTotals totals) {
    var fields = new LinkedHashMap<String, Long>();
    for (Frequency frequency : Frequency.values()) {
      fields.put(
          frequency.name().toLowerCase(Locale.ROOT),
          totals.byFrequency().getOrDefault(frequency, 0L));
    }
    return fields;
  }

  /** The part of all receipts whose customer is known. */
  private static Object knownShare(CustomerTotals totals, Iterable<Figures> all) {
    long receipts = 0;
    for (Figures figures : all) {
      receipts += figures.transactions();
    }
    BigDecimal share =
        Change.part(BigDecimal.valueOf(totals.transactions()), BigDecimal.valueOf(receipts));
    return share == null ? BigDecimal.ZERO : share;
  }
}
