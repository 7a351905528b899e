package io.haat.batch.mapping.infer;

import io.haat.batch.mapping.FieldKind;
import io.haat.lake.Sql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the expression of a field from the values of its column. */
final class ValueGuesser {
  private final Draft draft;
  private final Columns columns;

  ValueGuesser(Draft draft, Columns columns) {
    this.draft = draft;
    this.columns = columns;
  }

  /** Fills the field from the column that is named like it, if there is one. */
  void fill(String field, FieldKind kind) {
    draft.column(field).ifPresent(column -> fill(field, kind, column, draft.byName(field)));
  }

  void fill(String field, FieldKind kind, String column, Confidence confidence) {
    switch (kind) {
      case TEXT -> draft.guess(field, text(column), confidence, "column " + column);
      case EXACT, WHOLE, MEASURE ->
          number(field, column)
              .ifPresent(
                  sql -> {
                    String typed =
                        kind == FieldKind.WHOLE ? "try_cast(" + sql + " as integer)" : sql;
                    draft.guess(field, typed, confidence, "column " + column);
                  });
      case DATE -> date(field, column, confidence);
      case MOMENT -> moment(field, column, columns.sql(column), confidence);
    }
  }

  /** Text as it is; without surrounding spaces, or a spreadsheet's ".0", if the sample has them. */
  private String text(String column) {
    String name = columns.sql(column);
    int at = draft.sample.header().indexOf(column);
    boolean spaces =
        draft.sample.records().stream()
            .map(record -> record.get(at))
            .anyMatch(value -> !value.isBlank() && !value.equals(value.strip()));
    List<String> values = draft.sample.values(column);
    boolean wholeWithPoint =
        !values.isEmpty() && values.stream().allMatch(value -> value.matches("\\d+\\.0"));
    if (wholeWithPoint) {
      return "nullif(regexp_replace(" + name + ", '\\.0$', ''), '')";
    }
    return spaces ? "trim(" + name + ")" : name;
  }

  /** A call of {@code number()}, or empty if the column has no numbers. */
  Optional<String> number(String field, String column) {
    List<String> values = draft.sample.values(column);
    String name = columns.sql(column);
    boolean required = draft.target.required().contains(field);
    NumberStyle.Found found = NumberStyle.of(values);
    if (found instanceof NumberStyle.Certain certain) {
      draft.sawCurrency(CurrencySigns.of(values));
      return Optional.of(
          certain
              .style()
              .style()
              .map(style -> "number(" + name + ", " + Sql.text(style) + ")")
              .orElse("number(" + name + ")"));
    }
    if (found instanceof NumberStyle.Ambiguous ambiguous) {
      String styles =
          ambiguous.styles().stream()
              .map(style -> "number(" + name + ", " + Sql.text(style) + ")")
              .collect(Collectors.joining(" or "));
      draft.undecided(
          field,
          "it is not clear whether "
              + ambiguous.example()
              + " in "
              + column
              + " has decimals or thousands; write `"
              + field
              + ": "
              + styles
              + "`");
    } else if (required && values.isEmpty()) {
      draft.guess(
          field, "number(" + name + ")", Confidence.LOW, "column " + column + ", no values");
    } else if (required) {
      draft.undecided(
          field,
          "the values of "
              + column
              + " are no numbers, such as "
              + values.get(0)
              + "; write `"
              + field
              + ": ` with an expression that gives a decimal");
    }
    return Optional.empty();
  }

  private void date(String field, String column, Confidence confidence) {
    if (DateFormats.of(draft.sample.values(column)) instanceof DateFormats.Certain certain) {
      String name = columns.sql(column);
      List<String> formats = certain.formats().isEmpty() ? List.of("%Y-%m-%d") : certain.formats();
      String list = formats.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
      String one = formats.size() == 1 ? Sql.text(formats.get(0)) : list;
      draft.guess(
          field, "try_strptime(" + name + ", " + one + ")::date", confidence, "column " + column);
    }
  }

  private void moment(String field, String column, String sql, Confidence confidence) {
    List<String> values = draft.sample.values(column);
    if (values.isEmpty()) {
      draft.guess(
          field, "instant(" + sql + ")", Confidence.LOW, "column " + column + ", no values");
      return;
    }
    if (values.stream().allMatch(value -> value.matches("1\\d{9}"))) {
      draft.allTimesHaveOffsets();
      draft.guess(
          field,
          "to_timestamp(try_cast(" + sql + " as bigint))",
          confidence,
          "column " + column + ", seconds since 1970");
      return;
    }
    DateFormats.Found found = DateFormats.of(values);
    if (found instanceof DateFormats.Certain certain) {
      guessMoment(field, column, sql, certain, confidence);
    } else if (found instanceof DateFormats.Ambiguous ambiguous) {
      draft.undecided(
          field,
          ambiguous.cause()
              + "; write `"
              + field
              + ": instant("
              + sql
              + ", '%d/%m/%Y')` or '%m/%d/%Y',"
              + " with the file's own separators and time (%H:%M:%S)");
    } else {
      draft.undecided(
          field,
          "the values of "
              + column
              + " are in no known format, such as "
              + values.get(0)
              + "; write `"
              + field
              + ": instant("
              + sql
              + ", 'FORMAT')`");
    }
  }

  void guessMoment(
      String field, String column, String sql, DateFormats.Certain certain, Confidence confidence) {
    boolean offsets =
        certain.formats().isEmpty()
            ? draft.sample.values(column).stream()
                .allMatch(v -> v.matches(".*:\\d\\d.*(Z|[+-][\\d:]+)"))
            : certain.formats().stream().allMatch(format -> format.contains("%z"));
    if (offsets) {
      draft.allTimesHaveOffsets();
    }
    String formats =
        certain.formats().stream().map(f -> ", " + Sql.text(f)).collect(Collectors.joining());
    draft.guess(field, "instant(" + sql + formats + ")", confidence, "column " + column);
  }
}
