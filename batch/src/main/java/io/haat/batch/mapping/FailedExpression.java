package io.haat.batch.mapping;

import io.haat.lake.DuckDb;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which expression it was that failed when rows were read: DuckDB says what is wrong, but
 * not where. What fails on single rows makes nulls; this is about what fails on all, such as a
 * regular expression that is none.
 */
public final class FailedExpression {
  private FailedExpression() {}

  /**
   * What to throw in place of what DuckDB threw: the same, unless a field's expression fails alone.
   *
   * @param rows a query of the raw columns, {@code _row} and {@code _object}
   */
  public static SQLException orNamed(
      SQLException failed, Mapping mapping, String rows, DuckDb database) {
    Optional<SQLException> cause = failure("select count(*) from (" + rows + ")", database);
    if (cause.isPresent()) {
      return failed;
    }
    for (Map.Entry<String, Expression> field : mapping.fields().entrySet()) {
      Expression expression = field.getValue();
      String query = "select count(try(%s\n)) from (%s)".formatted(expression.sql(), rows);
      failure(query, database)
          .ifPresent(
              why -> {
                throw new Failure(misfit(mapping, field.getKey(), expression, why));
              });
    }
    return failed;
  }

  /** Brings a {@link MappingException} to where it is explained. */
  private static final class Failure extends RuntimeException {
    Failure(MappingException misfit) {
      super(misfit);
    }
  }

  private static MappingException misfit(
      Mapping mapping, String field, Expression expression, SQLException why) {
    var problems = new Problems(mapping.origin());
    String reason = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    problems.add(
        expression.line(),
        mapping.target().key() + "." + field,
        "`" + ExpressionText.excerpt(expression.sql()) + "` fails: " + reason + "; correct it");
    return problems.exception();
  }

  private static Optional<SQLException> failure(String query, DuckDb database) {
    try {
      database.execute(query);
      return Optional.empty();
    } catch (SQLException failed) {
      return Optional.of(failed);
    }
  }
}
