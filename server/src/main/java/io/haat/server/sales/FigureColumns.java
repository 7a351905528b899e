package io.haat.server.sales;

import io.haat.warehouse.sales.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of sales, as fields of an item. */
final class FigureColumns {
  static final List<String> NAMES =
      List.of(
          "gross",
          "discounts",
          "sales",
          "refunds",
          "net",
          "transactions",
          "lines",
          "units",
          "refund_lines",
          "refund_units",
          "average_transaction_value",
          "units_per_transaction",
          "average_unit_retail",
          "refund_rate");

  private FigureColumns() {}

  /** In the order of {@link #NAMES}. */
  static List<@Nullable Object> of(Figures figures) {
    return Arrays.asList(
        figures.gross(),
        figures.discounts(),
        figures.sales(),
        figures.refunds(),
        figures.net(),
        figures.transactions(),
        figures.lines(),
        figures.units(),
        figures.refundLines(),
        figures.refundUnits(),
        figures.averageTransactionValue(),
        figures.unitsPerTransaction(),
        figures.averageUnitRetail(),
        figures.refundRate());
  }

  /** The names, after those of a key. */
  static List<String> after(String... key) {
    var names = new ArrayList<String>(List.of(key));
    names.addAll(NAMES);
    return names;
  }

  /** The values, after those of a key. */
  static List<@Nullable Object> after(Figures figures, @Nullable Object... key) {
    var values = new ArrayList<@Nullable Object>(Arrays.asList(key));
    values.addAll(of(figures));
    return values;
  }
}
