package io.haat.server.http;

/**
 * One thing that is wrong with a request.
 *
 * @param parameter the parameter, header or part of the body that it is about
 * @param message what is wrong and what is expected, a sentence without a full stop
 */
public record Violation(String parameter, String message) {
  /** That a parameter names what does not exist. */
  public static Violation unknown(Parameter parameter, String name) {
    return new Violation(parameter.word(), "there is no %s '%s'".formatted(parameter.word(), name));
  }
}
