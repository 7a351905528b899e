package io.haat.warehouse.stock;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import io.haat.warehouse.sales.Scope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** Reads the stock that the stream keeps, beside how fast it sells. */
public final class StockReader {
  private static final int ROWS_FETCHED = 500;
  private static final SqlFile STOCK = SqlFile.of(StockReader.class, "stock.sql");

  private final Connection connection;

  /** Reads with this connection, whose {@code search_path} must find Haat's tables. */
  public StockReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Which products in which stores are listed; totals are of all of them.
   *
   * @param lowStock absent: whether low or not
   * @param cover absent: however long it lasts
   * @param skip how many are passed over
   * @param most how many are listed at most; absent: all
   */
  public record Listing(
      Optional<Boolean> lowStock, Optional<Cover> cover, int skip, Optional<Integer> most) {}

  /** Takes rows. */
  @FunctionalInterface
  public interface StockTaker {
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * Reads the products that are low first, then by how long their stock lasts; in a transaction,
   * piece by piece.
   *
   * @param scope its stores and products count; its days do not: stock is of now
   * @param taker given rows of {@code stock.sql}: at least one, whose {@code product} is null if
   *     there is nothing to list
   */
  public void read(Scope scope, Listing listing, StockTaker taker) throws SQLException {
    try (SqlQuery query = STOCK.on(connection)) {
      query.set("stores", "integer", scope.storeKeys());
      query.set("products", "integer", scope.productKeys().orElse(null));
      query.set("low_stock", listing.lowStock().orElse(null));
      query.set(
          "cover",
          listing.cover().map(cover -> cover.name().toLowerCase(Locale.ROOT)).orElse(null));
      query.set("skip", listing.skip()).set("most", listing.most().orElse(null));
      query.fetchSize(ROWS_FETCHED);
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          taker.accept(row);
        }
      }
    }
  }
}
