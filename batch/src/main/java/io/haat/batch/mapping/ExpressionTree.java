package io.haat.batch.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Walks DuckDB's tree of one expression: finds its columns and the first thing not allowed. */
final class ExpressionTree {
  private static final Set<String> HARMLESS =
      Set.of("CONSTANT", "CASE", "CAST", "TYPE", "COMPARISON", "CONJUNCTION", "BETWEEN", "COLLATE");

  private static final Set<String> OPERATORS =
      Set.of(
          "OPERATOR_NOT",
          "OPERATOR_IS_NULL",
          "OPERATOR_IS_NOT_NULL",
          "OPERATOR_COALESCE",
          "OPERATOR_NULLIF",
          "OPERATOR_TRY",
          "COMPARE_IN",
          "COMPARE_NOT_IN",
          "ARRAY_EXTRACT",
          "ARRAY_SLICE",
          "ARRAY_CONSTRUCTOR",
          "STRUCT_EXTRACT");

  private static final Set<String> CLOCK_WORDS =
      Set.of("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp");

  private final AllowedFunctions functions;
  private final ColumnScope scope;
  private final SortedSet<String> columns = new TreeSet<>();
  private final Deque<Set<String>> parameters = new ArrayDeque<>();

  ExpressionTree(AllowedFunctions functions, ColumnScope scope) {
    this.functions = functions;
    this.scope = scope;
  }

  SortedSet<String> columns() {
    return columns;
  }

  /** Why the expression is refused, or empty. */
  Optional<String> walk(JsonNode node) {
    if (node.isObject() && node.has("class")) {
      return enter(node);
    }
    return walkChildren(node);
  }

  private Optional<String> enter(JsonNode node) {
    String kind = node.path("class").asText();
    return switch (kind) {
      case "COLUMN_REF" -> column(node.path("column_names"));
      case "FUNCTION" -> function(node);
      case "LAMBDA" -> lambda(node);
      case "OPERATOR" -> operator(node);
      case "SUBQUERY" ->
          Optional.of(
              "a subquery (or any/all) is not allowed; an expression sees its own row only");
      case "WINDOW" ->
          Optional.of("a window function is not allowed; an expression sees its own row only");
      case "STAR" -> Optional.of("* stands for all columns; name the column");
      case "PARAMETER" -> Optional.of("? and $ parameters are not allowed; write the value");
      case "POSITIONAL_REFERENCE" -> Optional.of("#1 is not allowed; name the column");
      default ->
          HARMLESS.contains(kind)
              ? walkChildren(node)
              : Optional.of(
                  kind.toLowerCase(Locale.ROOT)
                      + " is not allowed; write a scalar expression over the row's columns");
    };
  }

  private Optional<String> operator(JsonNode node) {
    String type = node.path("type").asText();
    if (OPERATORS.contains(type)) {
      return walkChildren(node);
    }
    return Optional.of(
        type.equals("GROUPING_FUNCTION")
            ? "grouping() looks at several rows; an expression sees its own row only"
            : type.toLowerCase(Locale.ROOT) + " is not allowed; write a scalar expression");
  }

  private Optional<String> walkChildren(JsonNode node) {
    for (JsonNode child : node) {
      Optional<String> problem = child.isContainerNode() ? walk(child) : Optional.empty();
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private Optional<String> column(JsonNode path) {
    String first = path.path(0).asText();
    if (parameters.stream().anyMatch(names -> names.contains(first.toLowerCase(Locale.ROOT)))) {
      return Optional.empty();
    }
    if (path.size() == 1 && CLOCK_WORDS.contains(first.toLowerCase(Locale.ROOT))) {
      return Optional.of(first + " changes from run to run; an expression may use its row only");
    }
    var names = new ArrayList<String>();
    path.forEach(part -> names.add(part.asText()));
    return scope.resolve(names, columns);
  }

  private Optional<String> function(JsonNode node) {
    String name = node.path("function_name").asText();
    if (!node.path("schema").asText().isEmpty() || !node.path("catalog").asText().isEmpty()) {
      return Optional.of(
          "a function of a schema is not allowed; write " + name + "() without a prefix");
    }
    if (node.path("distinct").asBoolean()
        || node.path("filter").isObject()
        || !node.path("order_bys").path("orders").isEmpty()
        || node.path("export_state").asBoolean()) {
      return Optional.of(
          "distinct, filter and order by belong to aggregates; an expression sees its own row only");
    }
    Optional<String> refused = functions.problem(name);
    return refused.isPresent() ? refused : walkChildren(node.path("arguments"));
  }

  /** {@code json -> 'path'}, or the {@code lambda x: …} of a list function. */
  private Optional<String> lambda(JsonNode node) {
    if (!node.path("syntax_type").asText().equals("LAMBDA_KEYWORD")) {
      if (!node.path("expr").path("class").asText().equals("CONSTANT")) {
        return Optional.of("x -> … is not allowed; write lambda x: …");
      }
      return walk(node.path("lhs"));
    }
    var names = new HashSet<String>();
    for (JsonNode path : node.path("lhs").findValues("column_names")) {
      names.add(path.path(0).asText().toLowerCase(Locale.ROOT));
    }
    parameters.push(names);
    try {
      return walk(node.path("expr"));
    } finally {
      parameters.pop();
    }
  }
}
