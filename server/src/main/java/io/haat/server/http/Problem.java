package io.haat.server.http;

import java.util.List;

/**
 * An answer that is not what was asked for, as RFC 9457 describes it.
 *
 * @param status the HTTP status, 400 to 599
 * @param detail what is wrong this time and what to do next
 * @param violations everything that is wrong, in the order of the request; empty if there is but
 *     one thing to say
 */
public record Problem(int status, ProblemType type, String detail, List<Violation> violations) {

  public Problem {
    violations = List.copyOf(violations);
  }

  /** A request that cannot be read as one. */
  public static Problem badRequest(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? violations.get(0).parameter() + " " + violations.get(0).message()
            : violations.size() + " things are wrong with this request";
    return of(ProblemType.BAD_REQUEST, detail, violations);
  }

  /** A request for things of which some do not exist. */
  public static Problem unknown(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? violations.get(0).message()
            : violations.size() + " things that were asked for do not exist";
    return of(ProblemType.UNKNOWN, detail, violations);
  }

  /** A request that the server's parts below the routes refuse. */
  static Problem notServed(int status, String detail) {
    return new Problem(status, ProblemType.NOT_SERVED, detail, List.of());
  }

  public static Problem of(ProblemType type, String detail) {
    return of(type, detail, List.of());
  }

  private static Problem of(ProblemType type, String detail, List<Violation> violations) {
    return new Problem(type.status(), type, detail, violations);
  }
}
