package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.server.database.RowStream;
import io.haat.server.database.Rows;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.RowSink;
import io.haat.warehouse.sales.LineFilter;
import io.haat.warehouse.sales.LinePlace;
import io.haat.warehouse.sales.LineReader;
import io.haat.warehouse.sales.SalesReader;
import io.haat.warehouse.sales.Scope;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of sales and refunds behind a number, the newest first. A page may hold fewer lines
 * than asked for and still have a next one: only some days are read at once.
 */
public final class Lines extends StreamedSalesResource<Lines.Question> {
  private static final int USUAL = 50;
  private static final int MOST = 5_000;

  private static final List<String> COLUMNS =
      List.of(
          "sold_at",
          "kind",
          "retailer",
          "store",
          "local_time",
          "transaction",
          "line",
          "product",
          "product_name",
          "category",
          "customer",
          "quantity",
          "unit_price",
          "discount",
          "amount",
          "currency",
          "payment_method",
          "channel",
          "reason",
          "original_transaction");

  record Question(LineFilter filter, Optional<LinePlace> after, int limit) {}

  public Lines(ReadPool pool, Scopes scopes) {
    super(pool, scopes);
  }

  @Override
  Set<Parameter> ownParameters() {
    return Set.of(
        Parameter.KIND,
        Parameter.WEEKDAY,
        Parameter.HOUR,
        Parameter.REASON,
        Parameter.LIMIT,
        Parameter.CURSOR);
  }

  @Override
  Question read(Parameters parameters) {
    var filter =
        new LineFilter(
            parameters.word(Parameter.KIND, LineFilter.Kind.class),
            parameters.number(Parameter.WEEKDAY, 1, 7),
            parameters.number(Parameter.HOUR, 0, 23),
            parameters.text(Parameter.REASON));
    return new Question(
        filter, LineCursor.of(parameters), parameters.number(Parameter.LIMIT, 1, MOST, USUAL));
  }

  @Override
  Answer answer(Connection connection, SalesReader reader, Scope scope, Question question)
      throws SQLException {
    var rows = new ArrayList<List<@Nullable Object>>();
    LineReader.Page page =
        new LineReader(connection, scope, question.filter())
            .read(question.after(), question.limit(), row -> rows.add(Rows.named(row, COLUMNS)));
    Map<String, Object> about = about(scope.days());
    page.all().ifPresent(all -> about.put("lines", all));
    return new Answer(about, COLUMNS, rows, page.next().map(LineCursor::write));
  }

  @Override
  void send(Connection connection, Scope scope, Question question, RowSink sink)
      throws SQLException, IOException {
    var reader = new LineReader(connection, scope, question.filter());
    RowStream.send(
        COLUMNS, "transaction", taker -> reader.readAll(question.after(), taker::accept), sink);
  }
}
