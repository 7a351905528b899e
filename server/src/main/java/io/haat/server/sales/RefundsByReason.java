package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.warehouse.sales.Figures;
import io.haat.warehouse.sales.ReasonReader;
import io.haat.warehouse.sales.SalesReader;
import io.haat.warehouse.sales.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Why goods came back: refunds of each reason, their share, and their part of the sales. */
public final class RefundsByReason extends SalesResource<Nothing> {
  private static final List<String> COLUMNS =
      List.of(
          "reason", "currency", "refund_lines", "refund_units", "refunds", "share", "refund_rate");

  public RefundsByReason(ReadPool pool, Scopes scopes) {
    super(pool, scopes);
  }

  @Override
  Set<Parameter> ownParameters() {
    return Set.of();
  }

  @Override
  Nothing read(Parameters parameters) {
    return new Nothing();
  }

  @Override
  Answer answer(Connection connection, SalesReader reader, Scope scope, Nothing question)
      throws SQLException {
    List<ReasonReader.Reason> reasons = new ReasonReader(connection).read(scope);
    SortedMap<String, Figures> totals = reader.total(scope);
    var rows = new ArrayList<List<@Nullable Object>>();
    for (ReasonReader.Reason reason : reasons) {
      Figures total = totals.getOrDefault(reason.currency(), Figures.NONE);
      rows.add(
          Arrays.asList(
              reason.reason(),
              reason.currency(),
              reason.lines(),
              reason.units(),
              reason.amount(),
              Change.part(reason.amount(), total.refunds()),
              Change.part(reason.amount(), total.sales())));
    }
    return Answer.of(about(scope.days()), COLUMNS, rows);
  }
}
