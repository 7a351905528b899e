package io.haat.server.http;

import java.util.List;

/**
 * An answer that is not what was asked for, as RFC 9457 describes it.
 *
 * @param status the HTTP status, 400 to 599
 * @param kind one word for programs, the last part of the problem's type
 * @param title the same for every problem of this kind
 * @param detail what is wrong this time and what to do next
 * @param violations everything that is wrong, in the order of the request; empty if there is but
 *     one thing to say
 */
public record Problem(
    int status, String kind, String title, String detail, List<Violation> violations) {

  public Problem {
    violations = List.copyOf(violations);
  }

  /** A request that cannot be read as one. */
  public static Problem badRequest(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? violations.get(0).parameter() + " " + violations.get(0).message()
            : violations.size() + " things are wrong with this request";
    return new Problem(400, "bad-request", "The request is not right", detail, violations);
  }

  /** A request for things of which some do not exist. */
  public static Problem unknown(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? violations.get(0).message()
            : violations.size() + " things that were asked for do not exist";
    return new Problem(404, "unknown", "What was asked for does not exist", detail, violations);
  }

  public static Problem of(int status, String kind, String title, String detail) {
    return new Problem(status, kind, title, detail, List.of());
  }
}
