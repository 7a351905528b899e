package io.haat.batch.mapping.infer;

import io.haat.batch.mapping.Field;
import io.haat.batch.mapping.FieldKind;
import io.haat.batch.mapping.Target;
import io.haat.lake.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Guesses the fields of lines: plain ones by name, and those that hang together. */
final class LineGuesser {
  private static final Set<String> ELSEWHERE =
      Set.of("sold_at", "kind", "quantity", "unit_price", "discount", "tax_amount", "total_amount");
  private static final Set<String> REFUND_WORDS =
      Set.of("yes", "y", "true", "1", "refund", "refunded", "return", "returned", "r");
  private static final Set<String> SALE_WORDS =
      Set.of("no", "n", "false", "0", "sale", "sold", "completed", "complete", "s", "kept");

  private final Draft draft;
  private final Columns columns;
  private final ValueGuesser values;

  LineGuesser(Draft draft, Columns columns) {
    this.draft = draft;
    this.columns = columns;
    this.values = new ValueGuesser(draft, columns);
  }

  void guess() {
    soldAt();
    for (Field field : Target.LINE.fields().values()) {
      if (!ELSEWHERE.contains(field.name())) {
        values.fill(field.name(), field.kind());
      }
    }
    store();
    values.fill("unit_price", FieldKind.EXACT);
    kindAndQuantity();
  }

  /** One column, or a column of dates beside one of times. */
  private void soldAt() {
    List<String> candidates =
        Vocabulary.match("sold_at", Target.LINE, draft.sample.header()).columns();
    for (String date : candidates) {
      for (String time : timesOfDay()) {
        if (DateFormats.of(draft.sample.values(date)) instanceof DateFormats.Certain certain
            && !date.equals(time)
            && (certain.datesOnly() || onlyIsoDates(date, certain))) {
          together(date, time, certain);
          return;
        }
      }
    }
    values.fill("sold_at", FieldKind.MOMENT);
  }

  private List<String> timesOfDay() {
    return draft.sample.header().stream()
        .filter(column -> column.toLowerCase(Locale.ROOT).contains("time"))
        .filter(
            column -> {
              List<String> times = draft.sample.values(column);
              return !times.isEmpty()
                  && times.stream().allMatch(time -> DateShape.timeOfDay(time).isPresent());
            })
        .toList();
  }

  private boolean onlyIsoDates(String column, DateFormats.Certain certain) {
    return certain.formats().isEmpty()
        && draft.sample.values(column).stream().noneMatch(value -> value.contains(":"));
  }

  private void together(String date, String time, DateFormats.Certain dates) {
    var timeFormats = new TreeSet<String>();
    draft.sample.values(time).forEach(v -> DateShape.timeOfDay(v).ifPresent(timeFormats::add));
    var formats = new ArrayList<String>();
    for (String day : dates.formats().isEmpty() ? List.of("%Y-%m-%d") : dates.formats()) {
      timeFormats.forEach(format -> formats.add(day + format));
    }
    draft.use(date);
    draft.use(time);
    String sql = columns.sql(date) + " || ' ' || " + columns.sql(time);
    var limited = new DateFormats.Certain(formats.stream().limit(4).toList(), dates.share());
    values.guessMoment("sold_at", date, sql, limited, Confidence.MEDIUM);
  }

  /** Without a column for the store, one store per city or region, or one in all. */
  private void store() {
    if (draft.guesses().containsKey("store_id")) {
      return;
    }
    for (String field : List.of("store_city", "store_region")) {
      FieldGuess place = draft.guesses().get(field);
      if (place != null) {
        draft.guess(
            "store_id",
            place.expression(),
            Confidence.LOW,
            "no column names the store: one per place");
        return;
      }
    }
    draft.guess("store_id", "'main'", Confidence.LOW, "no column names the store: one in all");
  }

  private void kindAndQuantity() {
    Optional<String> quantity = draft.column("quantity");
    Optional<String> number = quantity.flatMap(column -> values.number("quantity", column));
    Optional<String> isRefund = refundByColumn();
    if (isRefund.isEmpty() && quantity.isPresent() && number.isPresent()) {
      isRefund = refundBySign(quantity.get(), number.get());
    }
    isRefund.ifPresent(
        condition ->
            draft
                .guesses()
                .computeIfAbsent(
                    "kind",
                    field ->
                        new FieldGuess(
                            field,
                            "case when " + condition + " then 'refund' else 'sale' end",
                            Confidence.MEDIUM,
                            "refunds by " + condition)));
    if (quantity.isPresent() && number.isPresent()) {
      draft.guess(
          "quantity",
          quantity(quantity.get(), number.get(), isRefund),
          draft.byName("quantity"),
          "column " + quantity.get());
    }
  }

  /** A refund's quantity is positive; a negative one of a sale is to be rejected. */
  private String quantity(String column, String number, Optional<String> isRefund) {
    if (!hasNegative(column) || isRefund.isEmpty()) {
      return number;
    }
    if (!isRefund.get().equals(number + " < 0")) {
      draft.reject(
          "negative_sale", "kind = 'sale' and trim(raw." + Sql.name(column) + ") like '-%'");
    }
    return "abs(" + number + ")";
  }

  /** A column that tells sales from refunds by words that are known. */
  private Optional<String> refundByColumn() {
    for (String column : Vocabulary.match("kind", Target.LINE, draft.sample.header()).columns()) {
      var words = new TreeSet<String>();
      draft.sample.values(column).forEach(value -> words.add(value.toLowerCase(Locale.ROOT)));
      boolean known =
          words.stream().allMatch(word -> REFUND_WORDS.contains(word) || SALE_WORDS.contains(word));
      if (known && !words.isEmpty()) {
        draft.use(column);
        words.removeAll(SALE_WORDS);
        if (words.isEmpty()) {
          words.add("yes");
        }
        String list = "'" + String.join("', '", words) + "'";
        return Optional.of("lower(trim(" + columns.sql(column) + ")) in (" + list + ")");
      }
    }
    return Optional.empty();
  }

  /** Negative quantities are refunds; if their receipts all begin with a C, that tells better. */
  private Optional<String> refundBySign(String quantity, String number) {
    if (!hasNegative(quantity)) {
      return Optional.empty();
    }
    List<String> receipts =
        Vocabulary.match("transaction_id", Target.LINE, draft.sample.header()).columns();
    if (receipts.size() == 1) {
      int receiptAt = draft.sample.header().indexOf(receipts.get(0));
      int quantityAt = draft.sample.header().indexOf(quantity);
      List<List<String>> cancelled =
          draft.sample.records().stream()
              .filter(record -> record.get(receiptAt).startsWith("C"))
              .toList();
      boolean allNegative =
          cancelled.stream().allMatch(record -> record.get(quantityAt).strip().startsWith("-"));
      if (!cancelled.isEmpty() && allNegative) {
        return Optional.of(columns.sql(receipts.get(0)) + " like 'C%'");
      }
    }
    return Optional.of(number + " < 0");
  }

  private boolean hasNegative(String column) {
    return draft.sample.values(column).stream().anyMatch(value -> value.startsWith("-"));
  }
}
