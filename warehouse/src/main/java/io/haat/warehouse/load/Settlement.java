package io.haat.warehouse.load;

import io.haat.warehouse.BinaryCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which lines of a unit are stored already, and as what. */
public final class Settlement {
  /** The columns of a candidate, in the order in which they are copied. */
  public static final List<String> COLUMNS =
      List.of(
          "raw_row",
          "store_key",
          "line_id",
          "sold_at",
          "product_id",
          "customer_id",
          "quantity",
          "unit_price",
          "discount",
          "total_amount",
          "currency",
          "payment_method",
          "channel");

  /** Takes what was found about a line. */
  @FunctionalInterface
  public interface Finding {
    /**
     * One line that is stored.
     *
     * @param same whether it is stored with the same content, and not as another row of this object
     */
    void accept(long rawRow, boolean same) throws SQLException;
  }

  private Settlement() {}

  /** Begins to take candidates. */
  public static BinaryCopy begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create temp table if not exists candidate (
            raw_row bigint, store_key integer, line_id uuid, sold_at timestamptz,
            product_id text collate "C", customer_id text collate "C",
            quantity numeric, unit_price numeric, discount numeric, total_amount numeric,
            currency text collate "C", payment_method text collate "C", channel text collate "C"
          ) on commit delete rows;
          truncate candidate""");
    }
    return BinaryCopy.into(connection, "candidate", COLUMNS);
  }

  /**
   * Tells of the candidates that are stored.
   *
   * @param object the candidates', of which a line is the same only as the same row; null if its
   *     stored lines have other row numbers, and are compared as those of other objects
   */
  public static void find(Connection connection, @Nullable String object, Finding finding)
      throws SQLException {
    try (Statement analyze = connection.createStatement()) {
      analyze.execute("analyze candidate");
    }
    for (String table : List.of("fact_sales", "fact_refunds")) {
      try (PreparedStatement statement =
          connection.prepareStatement(FIND.replace("$fact", table))) {
        statement.setString(1, object);
        statement.setFetchSize(10_000);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            finding.accept(row.getLong(1), row.getBoolean(2));
          }
        }
      }
    }
  }

  // A line met again in its own object is the same only if it is the same row, seen at a later
  // attempt.
  private static final String FIND =
      """
      select c.raw_row,
             case when u.object = ? then f.origin_row = c.raw_row
             else (f.sold_at, p.product_id, k.customer_id, f.quantity, f.unit_price, f.discount,
                   f.total_amount, f.currency, f.payment_method, f.channel)
                  is not distinct from
                  (c.sold_at, c.product_id, c.customer_id, c.quantity, c.unit_price, c.discount,
                   c.total_amount, c.currency, c.payment_method, c.channel)
             end
      from candidate c
      join $fact f using (store_key, line_id)
      join load_unit u on u.load_unit_key = f.origin_unit
      join dim_product p using (product_key)
      left join dim_customer k using (customer_key)""";
}
