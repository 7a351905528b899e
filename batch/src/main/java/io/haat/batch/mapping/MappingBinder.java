package io.haat.batch.mapping;

import io.haat.lake.DuckDb;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a mapping against the columns of one file. */
public final class MappingBinder {
  private static final int SHOWN_COLUMNS = 12;

  private final Mapping mapping;
  private final ProbeRow row;
  private final Problems problems;

  private MappingBinder(Mapping mapping, List<String> columns, DuckDb database) {
    this.mapping = mapping;
    this.row = new ProbeRow(columns, mapping.target(), database);
    this.problems = new Problems(mapping.origin());
  }

  /**
   * Checks that every column exists, that DuckDB can compile every expression, and that each result
   * suits its field. No row is read.
   *
   * @param rawColumns as the file's header has them, all read as text; their case does not matter
   * @throws MappingException with every expression that does not fit the file
   */
  public static void bind(Mapping mapping, List<String> rawColumns, DuckDb database)
      throws MappingException {
    new MappingBinder(mapping, rawColumns, database).bind();
  }

  private void bind() throws MappingException {
    try {
      for (Map.Entry<String, Expression> field : mapping.fields().entrySet()) {
        bindField(field.getKey(), field.getValue());
      }
      for (RejectRule rule : mapping.reject()) {
        bindRule(rule);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB cannot check " + mapping.origin(), e);
    }
    if (!problems.none()) {
      suspectDelimiter();
    }
    problems.throwIfAny();
  }

  /** A header that came out as one long name was probably cut at the wrong character. */
  private void suspectDelimiter() {
    List<String> columns = row.columns();
    if (mapping.format() == Format.CSV
        && columns.size() == 1
        && columns.get(0).matches(".*[;,\\t|].*")) {
      problems.add(
          0,
          "csv.delimiter",
          "the file's first line came out as one column; write `csv: {delimiter: auto}`, or the character that the file has between its columns");
    }
  }

  private void bindField(String name, Expression expression) throws SQLException {
    String key = mapping.target().key() + "." + name;
    Field field = mapping.target().field(name).orElseThrow();
    if (columnsExist(key, expression, List.copyOf(expression.columns()))) {
      compile(key, expression, row.typeOfField(expression.sql()), ResultTypes.fits(field));
    }
  }

  private void bindRule(RejectRule rule) throws SQLException {
    String key = "reject." + rule.rule();
    if (columnsExist(key, rule.when(), List.copyOf(rule.rawColumns()))) {
      compile(key, rule.when(), row.typeOfCondition(rule.when().sql()), ResultTypes.CONDITION);
    }
  }

  private boolean columnsExist(String key, Expression expression, List<String> names) {
    var missing = new ArrayList<String>();
    for (String name : names) {
      switch (row.count(name)) {
        case 0 -> missing.add(name);
        case 1 -> {}
        default ->
            problems.add(
                expression.line(),
                key,
                "the file has several columns named " + name + "; rename all but one of them");
      }
    }
    if (missing.isEmpty()) {
      return true;
    }
    String first = missing.get(0);
    String fixedText =
        expression.sql().strip().equals(first)
            ? ", or \"'" + first + "'\" if the text itself is meant"
            : "";
    problems.add(
        expression.line(),
        key,
        "`"
            + ExpressionText.excerpt(expression.sql())
            + "` names "
            + String.join(", ", missing)
            + ", which the file does not have; its columns are "
            + shown(first)
            + "; correct the name"
            + fixedText);
    return false;
  }

  private void compile(
      String key, Expression expression, ProbeRow.Outcome outcome, ResultTypes expected) {
    String sql = "`" + ExpressionText.excerpt(expression.sql()) + "`";
    if (outcome instanceof ProbeRow.Failed failed) {
      problems.add(
          expression.line(),
          key,
          "DuckDB cannot compile "
              + sql
              + ": "
              + failed.message()
              + "; the columns (all text) are "
              + shown(expression.columns().isEmpty() ? "" : expression.columns().first()));
    } else if (outcome instanceof ProbeRow.Typed typed) {
      Optional<String> misfit = expected.problem(typed.type());
      misfit.ifPresent(cause -> problems.add(expression.line(), key, sql + " " + cause));
    }
  }

  private String shown(String wanted) {
    List<String> names = Names.nearestFirst(wanted, row.columns());
    if (names.isEmpty()) {
      return "(none)";
    }
    int hidden = names.size() - SHOWN_COLUMNS;
    return String.join(", ", names.subList(0, Math.min(SHOWN_COLUMNS, names.size())))
        + (hidden > 0 ? " and " + hidden + " more" : "");
  }
}
