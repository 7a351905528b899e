package io.haat.server.inventory;

import io.haat.server.cache.Ingredient;
import io.haat.server.database.ReadPool;
import io.haat.server.database.RowStream;
import io.haat.server.database.Rows;
import io.haat.server.filter.SalesFilter;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Cursor;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.RowSink;
import io.haat.server.http.StreamedResource;
import io.haat.warehouse.sales.Scope;
import io.haat.warehouse.stock.Cover;
import io.haat.warehouse.stock.StockReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is in stock now: how much, how long it lasts, what is low. */
public final class Inventory implements StreamedResource {
  private static final int USUAL = 100;
  private static final int MOST = 5_000;
  private static final List<String> TOTALS =
      List.of(
          "products",
          "low",
          "out",
          "stock",
          "units_sold",
          "units_per_day",
          "days_of_cover",
          "sell_through");
  private static final List<String> COVER =
      List.of("out", "under_3", "under_7", "under_14", "under_28", "under_56", "more", "unsold");
  private static final List<String> COLUMNS =
      List.of(
          "retailer",
          "store",
          "product",
          "product_name",
          "category",
          "stock",
          "reorder_level",
          "low_stock",
          "units_sold",
          "units_per_day",
          "days_of_cover",
          "sell_through",
          "abc",
          "event_time");

  private final ReadPool pool;
  private final Scopes scopes;

  public Inventory(ReadPool pool, Scopes scopes) {
    this.pool = pool;
    this.scopes = scopes;
  }

  @Override
  public Set<Parameter> parameters() {
    return Set.of(
        Parameter.RETAILER,
        Parameter.STORE,
        Parameter.CITY,
        Parameter.REGION,
        Parameter.TIER,
        Parameter.CATEGORY,
        Parameter.PRODUCT,
        Parameter.LOW_STOCK,
        Parameter.COVER,
        Parameter.LIMIT,
        Parameter.CURSOR);
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.STOCK, Ingredient.CATALOGUE);
  }

  /** What may be said of a state. */
  private enum YesNo {
    TRUE,
    FALSE
  }

  private record Question(SalesFilter filter, Optional<Boolean> low, Optional<Cover> cover) {
    static Question of(Parameters parameters) {
      return new Question(
          SalesFilter.of(parameters),
          parameters.word(Parameter.LOW_STOCK, YesNo.class).map(word -> word == YesNo.TRUE),
          parameters.word(Parameter.COVER, Cover.class));
    }

    StockReader.Listing listing(int skip, Optional<Integer> most) {
      return new StockReader.Listing(low, cover, skip, most);
    }
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    Question question = Question.of(parameters);
    int limit = parameters.number(Parameter.LIMIT, 1, MOST, USUAL);
    int skip = Cursor.skipped(parameters);
    parameters.check();
    try (Connection connection = pool.connect()) {
      Scope scope = scopes.find(connection, question.filter());
      var about = new LinkedHashMap<String, Object>();
      var rows = new ArrayList<List<@Nullable Object>>();
      new StockReader(connection)
          .read(
              scope,
              question.listing(skip, Optional.of(limit + 1)),
              row -> {
                if (about.isEmpty()) {
                  about.putAll(about(row));
                }
                if (row.getString("product") != null) {
                  rows.add(Rows.named(row, COLUMNS));
                }
              });
      boolean more = rows.size() > limit;
      return new Answer(
          about,
          COLUMNS,
          more ? rows.subList(0, limit) : rows,
          more ? Optional.of(Cursor.skipping(skip + limit)) : Optional.empty());
    }
  }

  @Override
  public void stream(Parameters parameters, RowSink sink) throws SQLException, IOException {
    Question question = Question.of(parameters);
    int skip = Cursor.skipped(parameters);
    parameters.check();
    try (Connection connection = pool.snapshot()) {
      Scope scope = scopes.find(connection, question.filter());
      var reader = new StockReader(connection);
      RowStream.send(
          COLUMNS,
          "product",
          taker -> reader.read(scope, question.listing(skip, Optional.empty()), taker::accept),
          sink);
    }
  }

  private static Map<String, Object> about(ResultSet row) throws SQLException {
    var about = new LinkedHashMap<String, Object>();
    about.put("stores_to_come", row.getLong("all_stores_to_come"));
    about.put("totals", Rows.byName(row, "all_", TOTALS));
    about.put("cover", Rows.byName(row, "all_", COVER));
    return about;
  }
}
