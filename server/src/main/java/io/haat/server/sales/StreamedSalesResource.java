package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Parameters;
import io.haat.server.http.RowSink;
import io.haat.server.http.StreamedResource;
import io.haat.warehouse.sales.Scope;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A resource over sales whose items may be too many for memory. */
abstract class StreamedSalesResource<Q> extends SalesResource<Q> implements StreamedResource {
  StreamedSalesResource(ReadPool pool, Scopes scopes) {
    super(pool, scopes);
  }

  /** Sends all items, in the transaction at hand, in which rows can be read piece by piece. */
  abstract void send(Connection connection, Scope scope, Q question, RowSink sink)
      throws SQLException, IOException;

  @Override
  public final void stream(Parameters parameters, RowSink sink) throws SQLException, IOException {
    this.<Boolean, IOException>asked(
        parameters,
        (connection, scope, question) -> {
          send(connection, scope, question, sink);
          return true;
        });
  }
}
