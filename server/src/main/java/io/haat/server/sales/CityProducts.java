package io.haat.server.sales;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.database.RowStream;
import io.haat.server.database.Rows;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.RowSink;
import io.haat.server.http.StreamedResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was ever sold of each product in each city, before refunds; of all days together. */
public final class CityProducts implements StreamedResource {
  private static final int USUAL = 100;
  private static final int MOST = 5_000;
  private static final int KEY = 4;
  private static final String BETWEEN = "\0";

  private final ReadPool pool;

  public CityProducts(ReadPool pool) {
    this.pool = pool;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of(
        Parameter.RETAILER, Parameter.CITY, Parameter.PRODUCT, Parameter.LIMIT, Parameter.CURSOR);
  }

  /** Cities are those of the stores. */
  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.SALES, Ingredient.CATALOGUE);
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    Question question = Question.of(parameters);
    int limit = parameters.number(Parameter.LIMIT, 1, MOST, USUAL);
    parameters.check();
    try (Connection connection = pool.connect();
        PreparedStatement statement = question.on(connection, limit + 1);
        ResultSet row = statement.executeQuery()) {
      List<String> columns = Rows.columns(row);
      List<List<@Nullable Object>> rows = Rows.of(row);
      boolean more = rows.size() > limit;
      return new Answer(
          Map.of(),
          columns,
          more ? rows.subList(0, limit) : rows,
          more ? Optional.of(cursor(rows.get(limit - 1))) : Optional.empty());
    }
  }

  @Override
  public void stream(Parameters parameters, RowSink sink) throws SQLException, IOException {
    Question question = Question.of(parameters);
    parameters.check();
    try (Connection connection = pool.connect();
        PreparedStatement statement = question.on(connection, null)) {
      RowStream.send(connection, statement, 0, sink);
    }
  }

  private record Question(
      List<String> retailers, List<String> cities, List<String> products, List<String> after) {
    static Question of(Parameters parameters) {
      return new Question(
          parameters.texts(Parameter.RETAILER),
          parameters.texts(Parameter.CITY),
          parameters.texts(Parameter.PRODUCT),
          parameters
              .<List<String>>parsed(
                  Parameter.CURSOR, "a cursor that an earlier answer gave", CityProducts::place)
              .orElse(List.of("", "", "", "")));
    }

    PreparedStatement on(Connection connection, @Nullable Integer most) throws SQLException {
      PreparedStatement statement = connection.prepareStatement(SALES);
      statement.setArray(1, connection.createArrayOf("text", retailers.toArray()));
      statement.setArray(2, connection.createArrayOf("text", cities.toArray()));
      statement.setArray(3, connection.createArrayOf("text", products.toArray()));
      for (int i = 0; i < KEY; i++) {
        statement.setString(4 + i, after.get(i));
      }
      statement.setObject(4 + KEY, most, Types.INTEGER);
      return statement;
    }
  }

  private static List<String> place(String cursor) {
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    List<String> place = List.of(text.split(BETWEEN, -1));
    if (place.size() != KEY) {
      throw new IllegalArgumentException(text);
    }
    return place;
  }

  /** The key stands first in a row. */
  private static String cursor(List<@Nullable Object> row) {
    String text = String.join(BETWEEN, row.subList(0, KEY).stream().map(String::valueOf).toList());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final String SALES =
      """
      with asked as (select ?::text[] as retailers, ?::text[] as cities, ?::text[] as products)
      select retailer, store_city as city, product_id as product, currency, total_sales, avg_sales, lines
      from city_product_sales, asked
      where (retailers = '{}' or retailer = any (retailers))
        and (cities = '{}' or store_city = any (cities))
        and (products = '{}' or product_id = any (products))
        and (retailer, store_city, product_id, currency) > (?, ?, ?, ?)
      order by retailer, store_city, product_id, currency
      limit ?""";
}
