package io.haat.server.live;

import io.haat.server.database.Rows;
import io.haat.server.http.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stores that a request is about, and questions about them. The first parameter of every query
 * is the array of their keys; the others are instants or numbers.
 */
record LiveStores(Connection connection, List<Integer> keys) {
  /** What a query answers becomes the items of an answer. */
  Answer answer(Map<String, Object> about, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(sql, parameters);
        ResultSet row = statement.executeQuery()) {
      return Answer.of(about, Rows.columns(row), Rows.of(row));
    }
  }

  /** Each row of an answer by the names of its columns. */
  List<Map<String, @Nullable Object>> rows(String sql, Object... parameters) throws SQLException {
    Answer answer = answer(Map.of(), sql, parameters);
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (List<@Nullable Object> values : answer.rows()) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      for (int i = 0; i < values.size(); i++) {
        row.put(answer.columns().get(i), values.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setArray(1, connection.createArrayOf("integer", keys.toArray()));
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      statement.setObject(
          i + 2, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    }
    return statement;
  }
}
