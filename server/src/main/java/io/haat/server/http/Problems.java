package io.haat.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request early into a problem. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String CANCELLED_STATEMENT = "57014";

  /** The class of states of values that are out of range or not of their type. */
  private static final String WRONG_VALUE = "22";

  /** 40 MiB: more of a body is not waited for. */
  private static final long MOST_SKIPPED_BYTES = 40L << 20;

  private Problems() {}

  /** Takes the place of the server's own error pages. */
  public static void register(RoutesConfig routes) {
    routes.exception(
        HttpResponseException.class, (failed, context) -> answer(context, of(failed, context)));
    routes.exception(
        Exception.class,
        (failed, context) ->
            answer(
                context,
                of(failed, context.method() + " " + context.path(), Exchange.id(context))));
  }

  /** Answers with a problem. */
  public static void answer(Context context, Problem problem) {
    skipBody(context);
    context.status(problem.status());
    context.header("Cache-Control", "no-store");
    byte[] json = JsonAnswer.of(problem, shortened(context.path()), Exchange.id(context));
    context.contentType("application/problem+json").result(json);
  }

  /**
   * Reads what is left of a body that nobody wants: who is still sending when the connection is
   * closed sees that it broke, and no answer.
   */
  private static void skipBody(Context context) {
    try {
      long skipped = context.req().getInputStream().skip(MOST_SKIPPED_BYTES);
      LOG.debug("{} bytes of a body were not wanted", skipped);
    } catch (IOException gone) {
      LOG.debug("a body was not sent to its end", gone);
    }
  }

  private static Problem of(HttpResponseException failed, Context context) {
    return switch (failed.getStatus()) {
      case 404 ->
          Problem.of(
              ProblemType.NO_SUCH_ROUTE,
              "nothing is served at " + shortened(context.path()) + "; /api lists the routes");
      case 405 -> {
        String methods = failed.getDetails().getOrDefault("availableMethods", "GET");
        context.header("Allow", methods);
        yield Problem.of(
            ProblemType.METHOD_NOT_ALLOWED,
            "%s is not for %s, only %s"
                .formatted(context.method(), shortened(context.path()), methods));
      }
      case 413 -> Problem.of(ProblemType.TOO_LARGE, String.valueOf(failed.getMessage()));
      default -> Problem.notServed(failed.getStatus(), String.valueOf(failed.getMessage()));
    };
  }

  /**
   * What went wrong, as it is told.
   *
   * @param asked for the log
   * @param request id, for the log, too
   */
  static Problem of(Exception failed, String asked, String request) {
    if (failed instanceof ProblemException told) {
      return told.problem();
    }
    if (failed instanceof SQLException sql) {
      return of(sql, asked, request);
    }
    return bug(failed, asked, request);
  }

  private static Problem of(SQLException failed, String asked, String request) {
    if (CANCELLED_STATEMENT.equals(failed.getSQLState())) {
      return Problem.of(
          ProblemType.TOO_SLOW,
          "the warehouse was stopped after its time limit; ask for fewer days or stores");
    }
    String state = failed.getSQLState();
    if (state != null && state.startsWith(WRONG_VALUE)) {
      return Problem.of(
          ProblemType.BAD_REQUEST, "the warehouse does not take a value of it: " + message(failed));
    }
    if (failed instanceof SQLTransientConnectionException
        || (state != null && (state.startsWith("08") || state.startsWith("57P")))) {
      LOG.warn("the warehouse cannot be reached: {}", failed.getMessage());
      return Problem.of(
          ProblemType.WAREHOUSE_AWAY, "the database does not answer; try again in a few seconds");
    }
    return bug(failed, asked, request);
  }

  /** The first line: the others tell of the statement. */
  private static String message(SQLException failed) {
    return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
  }

  private static Problem bug(Exception failed, String asked, String request) {
    LOG.error("{} failed, request {}", asked, request, failed);
    return Problem.of(
        ProblemType.INTERNAL,
        "the server's log says more about request %s; please report it".formatted(request));
  }

  static String shortened(String path) {
    return path.length() <= 80 ? path : path.substring(0, 80) + "…";
  }
}
