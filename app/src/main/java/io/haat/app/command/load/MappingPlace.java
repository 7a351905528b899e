package io.haat.app.command.load;

import io.haat.batch.mapping.Expression;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.RejectRule;
import io.haat.model.rule.FrameRules;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The part of a mapping that decides whether records break a rule.
 *
 * @param text for people: file, line, key and expression
 * @param columns the raw columns that it reads; none if it is about whole records
 */
record MappingPlace(String text, Set<String> columns) {
  private static final Map<String, String> FIELDS =
      Map.of(
          "non_positive_quantity", "quantity",
          "negative_unit_price", "unit_price",
          "amount_mismatch", "total_amount",
          "timestamp_out_of_range", "sold_at",
          "unknown_kind", "kind");
  private static final Map<String, String> SETTINGS =
      Map.of(
          FrameRules.WRONG_COLUMN_COUNT, "csv: delimiter and quote",
          FrameRules.MALFORMED_QUOTING, "csv: quote",
          FrameRules.MALFORMED_JSON, "format",
          FrameRules.INVALID_ENCODING, "encoding",
          FrameRules.INVALID_CHARACTER, "encoding",
          FrameRules.RECORD_TOO_LONG, "csv: quote");

  /** The part behind the rule; empty if the mapping says nothing about it. */
  static Optional<MappingPlace> of(Mapping mapping, String rule) {
    if (SETTINGS.containsKey(rule)) {
      return Optional.of(new MappingPlace(mapping.origin() + "  " + SETTINGS.get(rule), Set.of()));
    }
    for (RejectRule own : mapping.reject()) {
      if (own.rule().equals(rule)) {
        return Optional.of(
            new MappingPlace(text(mapping, "reject." + rule, own.when()), columns(mapping, own)));
      }
    }
    String field = field(mapping, rule);
    return mapping
        .field(field)
        .map(
            e ->
                new MappingPlace(
                    text(mapping, mapping.target().key() + "." + field, e), e.columns()));
  }

  private static String field(Mapping mapping, String rule) {
    if (rule.equals(FrameRules.DUPLICATE)) {
      return mapping.field("line_no").isPresent() ? "line_no" : "transaction_id";
    }
    return FIELDS.getOrDefault(rule, rule.replaceFirst("^(missing|unparsable)_", ""));
  }

  private static Set<String> columns(Mapping mapping, RejectRule rule) {
    var columns = new TreeSet<>(rule.rawColumns());
    for (String field : rule.fields()) {
      mapping.field(field).map(Expression::columns).ifPresent(columns::addAll);
    }
    return columns;
  }

  private static String text(Mapping mapping, String key, Expression expression) {
    return mapping.origin()
        + ":"
        + expression.line()
        + "  "
        + key
        + ": "
        + expression.sql().strip();
  }
}
