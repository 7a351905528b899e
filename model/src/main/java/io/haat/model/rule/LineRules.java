package io.haat.model.rule;

import io.haat.model.LineField;
import io.haat.model.LineKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a line. Their SQL speaks of the canonical columns {@code transaction_id, product_id,
 * kind, sold_at, quantity, unit_price, discount, tax_amount}, of {@code given_total} (the source's
 * own total), {@code minor_unit}, {@code longest_key}, {@code latest} and, for each field that may
 * be missing, {@code blank_FIELD}.
 */
public final class LineRules {
  /** Sales before this are mistakes: no till of that time kept electronic lines. */
  public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  public static final String NON_POSITIVE_QUANTITY = "non_positive_quantity";

  public static final String NEGATIVE_UNIT_PRICE = "negative_unit_price";
  public static final String AMOUNT_MISMATCH = "amount_mismatch";
  public static final String AMOUNT_OUT_OF_RANGE = "amount_out_of_range";
  public static final String TIMESTAMP_OUT_OF_RANGE = "timestamp_out_of_range";
  public static final String UNKNOWN_KIND = "unknown_kind";
  public static final String TEXT_TOO_LONG = "text_too_long";

  /** Characters that a text may have by which things are known. Some fit one entry of an index. */
  public static final int LONGEST_KEY = 200;

  /** The fields by which things are known, grouped and looked up. */
  public static final List<LineField> KEYS =
      List.of(
          LineField.TRANSACTION_ID,
          LineField.STORE_ID,
          LineField.STORE_CITY,
          LineField.PRODUCT_ID,
          LineField.CATEGORY,
          LineField.CUSTOMER_ID,
          LineField.CURRENCY,
          LineField.CHANNEL,
          LineField.REASON,
          LineField.ORIGINAL_TRANSACTION_ID);

  /** A trillion, in units of the currency: sums of any line below it fit the rollups. */
  public static final long AMOUNT_LIMIT = 1_000_000_000_000L;

  /** The fields that a line cannot do without. */
  public static final List<LineField> REQUIRED =
      List.of(
          LineField.TRANSACTION_ID,
          LineField.PRODUCT_ID,
          LineField.SOLD_AT,
          LineField.UNIT_PRICE,
          LineField.QUANTITY);

  /**
   * What a line without a total of its own amounts to, in SQL; a refund of unknown quantity counts
   * its price once. Any line within the columns' types fits.
   */
  public static final String COMPUTED_AMOUNT_SQL =
      product("coalesce(quantity, 1)") + " - coalesce(discount, 0)";

  private static final BigDecimal EXACT_AMOUNT_LIMIT = BigDecimal.valueOf(AMOUNT_LIMIT);

  public static final List<Rule> ALL = rules();

  private LineRules() {}

  /** The rule that a field without a value breaks. */
  public static String missing(String field) {
    return "missing_" + field;
  }

  /** The rule that a field breaks whose value says nothing. */
  public static String unparsable(String field) {
    return "unparsable_" + field;
  }

  /** The names of the rules that the line breaks, in the order of {@link #ALL}. */
  public static List<String> brokenBy(CandidateLine line) {
    return ALL.stream().filter(rule -> rule.brokenBy().test(line)).map(Rule::name).toList();
  }

  private static List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    for (LineField field : REQUIRED) {
      rules.add(missing(field));
      rules.add(unparsable(field));
    }
    rules.add(
        Rule.reject(NON_POSITIVE_QUANTITY, "quantity <= 0", line -> atMostZero(line.quantity())));
    rules.add(
        Rule.reject(NEGATIVE_UNIT_PRICE, "unit_price < 0", line -> negative(line.unitPrice())));
    rules.add(
        Rule.reject(
            AMOUNT_MISMATCH,
            """
            abs(given_total - ($price - coalesce(discount, 0))) > minor_unit
            and abs(given_total - ($price - coalesce(discount, 0) + coalesce(tax_amount, 0)))
              > minor_unit"""
                .replace("$price", product("quantity")),
            LineRules::amountMismatch));
    rules.add(
        Rule.reject(
            AMOUNT_OUT_OF_RANGE,
            "abs(coalesce(given_total, %s)) >= %s".formatted(COMPUTED_AMOUNT_SQL, AMOUNT_LIMIT),
            LineRules::amountOutOfRange));
    rules.add(
        Rule.reject(
            TIMESTAMP_OUT_OF_RANGE,
            "sold_at < timestamp '1990-01-01 00:00:00' or sold_at > latest",
            line ->
                line.soldAt() != null
                    && (line.soldAt().isBefore(EARLIEST) || line.soldAt().isAfter(line.latest()))));
    rules.add(
        Rule.reject(
            UNKNOWN_KIND,
            "kind is null or kind not in ('sale', 'refund')",
            line -> line.kind() == null || LineKind.of(line.kind()).isEmpty()));
    rules.add(
        Rule.reject(
            TEXT_TOO_LONG,
            "longest_key > " + LONGEST_KEY,
            line -> line.longestKey() > LONGEST_KEY));
    return List.copyOf(rules);
  }

  private static Rule missing(LineField field) {
    String column = field.column();
    if (field == LineField.QUANTITY) {
      // A refund without quantity counts its amount only.
      return Rule.reject(
          missing(column),
          "quantity is null and blank_quantity and kind = 'sale'",
          line ->
              line.quantity() == null
                  && line.blank().contains(field)
                  && LineKind.SALE.word().equals(line.kind()));
    }
    return Rule.reject(
        missing(column),
        column + " is null and blank_" + column,
        line -> line.value(field) == null && line.blank().contains(field));
  }

  private static Rule unparsable(LineField field) {
    String column = field.column();
    return Rule.reject(
        unparsable(column),
        column + " is null and not blank_" + column,
        line -> line.value(field) == null && !line.blank().contains(field));
  }

  private static boolean atMostZero(@Nullable BigDecimal quantity) {
    return quantity != null && quantity.signum() <= 0;
  }

  private static boolean negative(@Nullable BigDecimal price) {
    return price != null && price.signum() < 0;
  }

  private static boolean amountMismatch(CandidateLine line) {
    if (line.givenTotal() == null || line.quantity() == null || line.unitPrice() == null) {
      return false;
    }
    BigDecimal beforeTax =
        line.quantity().multiply(line.unitPrice()).subtract(orZero(line.discount()));
    BigDecimal withTax = beforeTax.add(orZero(line.taxAmount()));
    return differs(line.givenTotal(), beforeTax, line.minorUnit())
        && differs(line.givenTotal(), withTax, line.minorUnit());
  }

  private static boolean amountOutOfRange(CandidateLine line) {
    BigDecimal amount = line.givenTotal();
    if (amount == null && line.unitPrice() != null) {
      BigDecimal quantity = line.quantity() == null ? BigDecimal.ONE : line.quantity();
      amount = quantity.multiply(line.unitPrice()).subtract(orZero(line.discount()));
    }
    return amount != null && amount.abs().compareTo(EXACT_AMOUNT_LIMIT) >= 0;
  }

  /** One digit more than the column has, so that DuckDB multiplies in 128 bits instead of 64. */
  private static String product(String quantity) {
    return "cast(" + quantity + " as decimal(19, 3)) * unit_price";
  }

  private static boolean differs(BigDecimal given, BigDecimal computed, BigDecimal minorUnit) {
    return given.subtract(computed).abs().compareTo(minorUnit) > 0;
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
