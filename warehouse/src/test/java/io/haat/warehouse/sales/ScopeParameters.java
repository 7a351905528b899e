package io.haat.warehouse.sales;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What a scope asks for, as the first five parameters of a test's own query. */
public final class ScopeParameters {
  private ScopeParameters() {}

  /**
   * Sets the first day and the day after the last, and arrays of stores, products and channels,
   * null for all.
   */
  public static void set(PreparedStatement statement, Scope scope) throws SQLException {
    Connection connection = statement.getConnection();
    statement.setObject(1, scope.days().from());
    statement.setObject(2, scope.days().to());
    statement.setArray(3, connection.createArrayOf("integer", scope.storeKeys().toArray()));
    statement.setArray(
        4,
        scope.productKeys().isEmpty()
            ? null
            : connection.createArrayOf("integer", scope.productKeys().get().toArray()));
    statement.setArray(
        5,
        scope.channels().isEmpty()
            ? null
            : connection.createArrayOf("text", scope.channels().toArray()));
  }
}
