package io.haat.batch.mapping.infer;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Guesses discount, tax and total of a line: only the rows themselves tell whether a discount is an
 * amount or a percentage, and whether a total is the line's.
 */
final class AmountGuesser {
  private static final double ENOUGH = 0.9;
  private static final Map<String, String> DISCOUNTS = discounts();

  private final Draft draft;
  private final ValueGuesser values;
  private final SampleTable table;

  AmountGuesser(Draft draft, ValueGuesser values, SampleTable table) {
    this.draft = draft;
    this.values = values;
    this.table = table;
  }

  void guess() throws SQLException {
    FieldGuess quantity = draft.guesses().get("quantity");
    FieldGuess price = draft.guesses().get("unit_price");
    if (quantity == null || price == null) {
      return;
    }
    String gross = quantity.expression() + " * " + price.expression();
    Optional<String> total = number("total_amount");
    Optional<String> discount = number("discount");
    if (discount.isPresent() && total.isEmpty()) {
      draft.note(
          "discount is not mapped: without a total nobody can tell whether it is an amount or a"
              + " percentage of the line");
    }
    if (total.isEmpty()) {
      return;
    }
    String paid = "abs(" + total.get() + ")";
    if (discount.isPresent() && fitDiscount(gross, discount.get(), paid)) {
      return;
    }
    if (table.share(near(paid, gross), List.of(paid, gross)) >= ENOUGH) {
      draft.guess("total_amount", paid, Confidence.HIGH, "quantity × unit_price makes it");
      return;
    }
    Optional<String> tax = number("tax_amount");
    if (tax.isPresent()
        && table.share(near(paid, gross + " + " + tax.get()), List.of(paid, gross, tax.get()))
            >= ENOUGH) {
      draft.guess("tax_amount", tax.get(), Confidence.HIGH, "it makes the total");
      draft.guess("total_amount", paid, Confidence.HIGH, "quantity × unit_price + tax makes it");
      return;
    }
    draft.note("the total is not mapped: quantity × unit_price does not make it in most rows");
  }

  private boolean fitDiscount(String gross, String discount, String paid) throws SQLException {
    for (Map.Entry<String, String> kind : DISCOUNTS.entrySet()) {
      String amount = kind.getValue().replace("GROSS", gross).replace("DISCOUNT", discount);
      String condition = near(paid, gross + " - " + amount);
      if (table.share(condition, List.of(paid, gross, discount)) >= ENOUGH) {
        draft.guess("discount", amount, Confidence.HIGH, kind.getKey() + ", as the totals show");
        draft.guess(
            "total_amount", paid, Confidence.HIGH, "quantity × unit_price − discount makes it");
        return true;
      }
    }
    return false;
  }

  private Optional<String> number(String field) {
    return draft.column(field).flatMap(column -> values.number(field, column));
  }

  private static String near(String left, String right) {
    return "abs(" + left + " - (" + right + ")) <= 0.011";
  }

  private static Map<String, String> discounts() {
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("an amount of the line", "DISCOUNT");
    kinds.put("a percentage", scaled("0.01"));
    kinds.put("a share from 0 to 1", scaled("1.0"));
    return kinds;
  }

  private static String scaled(String factor) {
    return "round(try_cast(GROSS as decimal(20, 6)) * try_cast(DISCOUNT as decimal(9, 4)) * "
        + factor
        + ", 2)";
  }
}
