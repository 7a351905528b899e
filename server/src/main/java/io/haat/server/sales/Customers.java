package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.server.database.RowStream;
import io.haat.server.database.Rows;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Cursor;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.RowSink;
import io.haat.warehouse.customers.CustomerOrder;
import io.haat.warehouse.customers.CustomerReader;
import io.haat.warehouse.customers.Frequency;
import io.haat.warehouse.sales.Figures;
import io.haat.warehouse.sales.SalesReader;
import io.haat.warehouse.sales.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who bought in some days: how many, how many of them for the first time, and what each bought. */
public final class Customers extends StreamedSalesResource<Customers.Question> {
  private static final int USUAL = 50;
  private static final int MOST = 5_000;
  private static final String OF_ALL = "all_";
  private static final List<String> TOTALS =
      List.of(
          "customers",
          "new",
          "returning",
          "repeat",
          "repeat_rate",
          "transactions",
          "transactions_per_customer");
  private static final List<String> FREQUENCY =
      List.of("once", "twice", "three_to_five", "six_or_more");
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

  record Question(CustomerOrder order, Optional<Frequency> frequency, int skip, int limit) {
    CustomerReader.Listing listing(Optional<Integer> most) {
      return new CustomerReader.Listing(order, frequency, skip, most);
    }
  }

  public Customers(ReadPool pool, Scopes scopes) {
    super(pool, scopes);
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
    var customers = new CustomerReader(connection);
    about.put("days_to_come", customers.daysToCome(scope));
    customers.read(
        scope,
        question.listing(Optional.of(question.limit() + 1)),
        row -> {
          if (!about.containsKey("totals")) {
            about.put("totals", Rows.byName(row, OF_ALL, TOTALS));
            about.put("frequency", Rows.byName(row, OF_ALL, FREQUENCY));
            about.put("known_share", knownShare(row, reader.total(scope).values()));
          }
          if (row.getString("customer") != null) {
            rows.add(Rows.named(row, COLUMNS));
          }
        });
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
    var reader = new CustomerReader(connection);
    RowStream.send(
        COLUMNS,
        "customer",
        taker -> reader.read(scope, question.listing(Optional.empty()), taker::accept),
        sink);
  }

  /** The part of all receipts whose customer is known. */
  private static Object knownShare(ResultSet row, Iterable<Figures> all) throws SQLException {
    long receipts = 0;
    for (Figures figures : all) {
      receipts += figures.transactions();
    }
    BigDecimal share =
        Change.part(
            BigDecimal.valueOf(row.getLong("all_transactions")), BigDecimal.valueOf(receipts));
    return share == null ? BigDecimal.ZERO : share;
  }
}
