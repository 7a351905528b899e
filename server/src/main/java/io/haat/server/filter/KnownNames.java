package io.haat.server.filter;

import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Problem;
import io.haat.server.http.ProblemException;
import io.haat.server.http.Violation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether retailers and stores exist, also those that have no stores or sales yet. */
public final class KnownNames {
  private KnownNames() {}

  /**
   * Looks for all retailers and stores that a request names.
   *
   * @throws ProblemException if any of them does not exist
   */
  public static void check(Connection connection, Parameters parameters) throws SQLException {
    var unknown = new ArrayList<Violation>();
    find(unknown, connection, Parameter.RETAILER, parameters, UNKNOWN_RETAILERS);
    find(unknown, connection, Parameter.STORE, parameters, UNKNOWN_STORES);
    if (!unknown.isEmpty()) {
      throw new ProblemException(Problem.unknown(unknown));
    }
  }

  private static void find(
      List<Violation> unknown,
      Connection connection,
      Parameter parameter,
      Parameters parameters,
      String sql)
      throws SQLException {
    List<String> names = parameters.texts(parameter);
    if (names.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          unknown.add(Violation.unknown(parameter, row.getString(1)));
        }
      }
    }
  }

  private static final String UNKNOWN_RETAILERS =
      """
      select name from unnest(?::text[]) with ordinality asked (name, place)
      where not exists (select from dim_retailer where retailer = name)
      order by place""";

  private static final String UNKNOWN_STORES =
      """
      select name from unnest(?::text[]) with ordinality asked (name, place)
      where not exists (select from dim_store where store_id = name)
      order by place""";
}
