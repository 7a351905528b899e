package io.haat.batch.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.lake.DuckDb;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Checks that a text is one scalar expression over a row, before any file is seen. Nothing of the
 * text is run: DuckDB parses it, and its tree is searched for what is not allowed. Not for use by
 * several threads at once.
 */
public final class ExpressionChecker {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_LENGTH = 20_000;
  private static final String PREFIX = "SELECT (";

  private final DuckDb database;
  private final AllowedFunctions functions;

  /** An expression is either accepted, or refused for a reason. */
  public sealed interface Verdict {}

  /**
   * A fit expression.
   *
   * @param columns as {@link Expression#columns()} has them
   */
  public record Accepted(SortedSet<String> columns) implements Verdict {}

  /**
   * An expression that is not run.
   *
   * @param cause what is wrong and what to do
   */
  public record Refused(String cause) implements Verdict {}

  public ExpressionChecker(DuckDb database) throws SQLException {
    this.database = database;
    this.functions = AllowedFunctions.of(database);
  }

  /** Checks the expression of a field, over raw columns. */
  public Verdict checkField(String sql) throws SQLException {
    return check(sql, new ColumnScope.RawRow());
  }

  /** Checks the condition of a reject rule, over the canonical fields of a target. */
  public Verdict checkCondition(String sql, Target target) throws SQLException {
    return check(sql, new ColumnScope.CanonicalRow(target));
  }

  private Verdict check(String sql, ColumnScope scope) throws SQLException {
    if (sql.length() > MAX_LENGTH) {
      return new Refused("the expression is longer than " + MAX_LENGTH + " characters; shorten it");
    }
    Optional<String> unfit = ExpressionText.problem(sql);
    if (unfit.isPresent()) {
      return new Refused(unfit.get());
    }
    JsonNode parsed;
    try {
      parsed = parse(PREFIX + sql + "\n)");
    } catch (JsonProcessingException tooDeep) {
      return new Refused("the expression is nested too deeply; simplify it");
    }
    if (parsed.path("error").asBoolean()) {
      return new Refused(syntaxError(parsed, sql));
    }
    JsonNode select = parsed.path("statements").path(0).path("node");
    if (parsed.path("statements").size() != 1
        || select.path("select_list").size() != 1
        || !select.path("from_table").path("type").asText().equals("EMPTY")
        || !select.path("modifiers").isEmpty()
        || select.path("where_clause").isObject()
        || !select.path("group_expressions").isEmpty()) {
      return new Refused("this is not one scalar expression; write one, without clauses around it");
    }
    var tree = new ExpressionTree(functions, scope);
    return tree.walk(select.path("select_list").path(0))
        .<Verdict>map(Refused::new)
        .orElseGet(() -> new Accepted(tree.columns()));
  }

  private JsonNode parse(String statement) throws SQLException, JsonProcessingException {
    try (PreparedStatement serialize =
        database.connection().prepareStatement("select json_serialize_sql(?::varchar)")) {
      serialize.setString(1, statement);
      try (ResultSet row = serialize.executeQuery()) {
        row.next();
        return JSON.readTree(row.getString(1));
      }
    }
  }

  private static String syntaxError(JsonNode parsed, String sql) {
    String message = parsed.path("error_message").asText().lines().findFirst().orElse("");
    int character = parsed.path("position").asInt(0) - PREFIX.length() + 1;
    String place =
        character >= 1 && character <= sql.length() ? " (character " + character + ")" : "";
    return "DuckDB cannot parse `"
        + ExpressionText.excerpt(sql)
        + "`: "
        + message
        + place
        + "; write one scalar expression of DuckDB SQL";
  }
}
