package io.haat.batch.mapping;

import io.haat.lake.DuckDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The functions an expression may call: DuckDB's scalar functions whose result depends on their
 * arguments alone, some of its macros, and Haat's own.
 */
final class AllowedFunctions {
  private static final String QUERY =
      """
      select function_name,
             bool_or(function_type in ('aggregate', 'window')) as over_rows,
             bool_or(function_type = 'scalar') as scalar,
             bool_or(function_type = 'scalar' and stability <> 'CONSISTENT') as unstable
      from duckdb_functions()
      group by function_name
      """;

  /** A macro's body may call anything, so each that is allowed is named. */
  private static final Set<String> MACROS =
      Set.of(
          "number",
          "instant",
          "nullif",
          "if",
          "split_part",
          "fdiv",
          "fmod",
          "date_add",
          "days_in_month",
          "array_append",
          "array_prepend",
          "array_reverse",
          "array_to_string",
          "list_append",
          "list_prepend",
          "list_reverse",
          "list_any_value",
          "list_avg",
          "list_bool_and",
          "list_bool_or",
          "list_count",
          "list_first",
          "list_last",
          "list_max",
          "list_median",
          "list_min",
          "list_mode",
          "list_product",
          "list_string_agg",
          "list_sum",
          "map_contains_entry",
          "map_contains_value",
          "md5_number_lower",
          "md5_number_upper");

  /** DuckDB calls these consistent; they still depend on more than their arguments. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "age", "age() may read the clock; use date_diff()",
          "hash", "hash() may change with DuckDB's version; use md5() or sha256()",
          "version", "version() changes with DuckDB's version; leave it out",
          "getenv", "getenv() reads the machine's environment; leave it out",
          "unnest", "unnest() makes several rows of one; use rows: for nested files");

  /** For the inside of aggregates, which a text can be made to look like. */
  private static final Set<String> INTERNAL =
      Set.of("finalize", "combine", "to_aggregate_state", "index_key");

  private static volatile @Nullable AllowedFunctions functionsOfDuckDb;

  private final Map<String, String> refusals = new TreeMap<>();
  private final Set<String> allowed = new TreeSet<>();

  private AllowedFunctions() {}

  /** The same for every database of the process, so it is read once. */
  static AllowedFunctions of(DuckDb database) throws SQLException {
    AllowedFunctions known = functionsOfDuckDb;
    if (known == null) {
      known = read(database);
      functionsOfDuckDb = known;
    }
    return known;
  }

  private static AllowedFunctions read(DuckDb database) throws SQLException {
    var functions = new AllowedFunctions();
    try (Statement statement = database.connection().createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        functions.add(rows);
      }
    }
    functions.allowed.add("position");
    functions.refusals.put("count_star", overRows("count"));
    functions.refusals.putAll(REFUSED);
    functions.allowed.removeAll(REFUSED.keySet());
    return functions;
  }

  /** Why the function may not be called, or empty. */
  Optional<String> problem(String function) {
    String name = function.toLowerCase(Locale.ROOT);
    if (allowed.contains(name)) {
      return Optional.empty();
    }
    String known = refusals.get(name);
    return Optional.of(
        known != null
            ? known
            : "there is no function "
                + function
                + "()"
                + Names.suggestion(name, allowed)
                + "; use a scalar function of DuckDB, number() or instant()");
  }

  private void add(ResultSet row) throws SQLException {
    String name = row.getString("function_name").toLowerCase(Locale.ROOT);
    if (row.getBoolean("over_rows")) {
      refusals.put(name, overRows(name));
    } else if (row.getBoolean("unstable") || name.startsWith("current_")) {
      refusals.put(
          name, name + "() may give another result next time; an expression may use its row only");
    } else if (isInternal(name) || !(row.getBoolean("scalar") || MACROS.contains(name))) {
      refusals.put(name, name + "() is not allowed in a mapping; use a scalar function");
    } else {
      allowed.add(name);
    }
  }

  private static boolean isInternal(String name) {
    return name.startsWith("__")
        || INTERNAL.contains(name)
        || name.startsWith("haat_")
        || name.startsWith("json_serialize_")
        || name.startsWith("json_deserialize_")
        || name.startsWith("json_execute_");
  }

  private static String overRows(String name) {
    return name + "() looks at several rows; an expression sees its own row only";
  }
}
