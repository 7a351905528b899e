package io.haat.batch.mapping;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A rule of one source: a row is rejected under this name where the condition is true.
 *
 * @param when a condition over canonical fields; its columns are their names, and {@code
 *     raw."NAME"} for each raw column. Where it runs, {@code raw} must be a struct of raw columns:
 *     beside a table of that name, {@code quantity} and {@code raw."Quantity"} would be ambiguous
 */
public record RejectRule(String rule, Expression when) {
  private static final String PREFIX = "raw.\"";

  /** The canonical fields that the condition names. */
  public SortedSet<String> fields() {
    var names = new TreeSet<String>();
    when.columns().stream().filter(column -> !column.startsWith(PREFIX)).forEach(names::add);
    return names;
  }

  /** The raw columns that the condition names, in the case as written. */
  public SortedSet<String> rawColumns() {
    var names = new TreeSet<String>();
    for (String column : when.columns()) {
      if (column.startsWith(PREFIX)) {
        names.add(column.substring(PREFIX.length(), column.length() - 1).replace("\"\"", "\""));
      }
    }
    return names;
  }

  static String rawColumn(String name) {
    return PREFIX + name.replace("\"", "\"\"") + '"';
  }
}
