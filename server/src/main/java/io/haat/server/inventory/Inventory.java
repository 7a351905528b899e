package io.haat.server.inventory;

import io.haat.server.database.ReadPool;
import io.haat.server.database.Rows;
import io.haat.server.filter.SalesFilter;
import io.haat.server.filter.Scopes;
import io.haat.server.http.Answer;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Resource;
import io.haat.warehouse.sales.Scope;
import io.haat.warehouse.stock.Cover;
import io.haat.warehouse.stock.StockReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is in stock now: how much, how long it lasts, what is low. */
public final class Inventory implements Resource {
  private static final int USUAL = 100;
  private static final int MOST = 50_000;
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

  /** What may be said of a state. */
  private enum YesNo {
    TRUE,
    FALSE
  }

  @Override
  public Answer answer(Parameters parameters) throws SQLException {
    SalesFilter filter = SalesFilter.of(parameters);
    Optional<Boolean> low =
        parameters.word(Parameter.LOW_STOCK, YesNo.class).map(word -> word == YesNo.TRUE);
    Optional<Cover> cover = parameters.word(Parameter.COVER, Cover.class);
    int limit = parameters.number(Parameter.LIMIT, 1, MOST, USUAL);
    int skip =
        parameters
            .<Integer>parsed(
                Parameter.CURSOR, "a cursor that an earlier answer gave", Inventory::skipped)
            .orElse(0);
    parameters.check();
    try (Connection connection = pool.connect()) {
      Scope scope = scopes.find(connection, filter);
      var about = new LinkedHashMap<String, Object>();
      var rows = new ArrayList<List<@Nullable Object>>();
      new StockReader(connection)
          .read(
              scope,
              new StockReader.Listing(low, cover, skip, limit + 1),
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
          more ? Optional.of(cursor(skip + limit)) : Optional.empty());
    }
  }

  private static Map<String, Object> about(ResultSet row) throws SQLException {
    var about = new LinkedHashMap<String, Object>();
    about.put("totals", all(row, TOTALS));
    about.put("cover", all(row, COVER));
    return about;
  }

  private static Map<String, @Nullable Object> all(ResultSet row, List<String> names)
      throws SQLException {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (String name : names) {
      values.put(name, Rows.named(row, List.of("all_" + name)).get(0));
    }
    return values;
  }

  private static int skipped(String cursor) {
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    int skipped = Integer.parseInt(text);
    if (skipped < 0) {
      throw new IllegalArgumentException(text);
    }
    return skipped;
  }

  private static String cursor(int skip) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Integer.toString(skip).getBytes(StandardCharsets.UTF_8));
  }
}
