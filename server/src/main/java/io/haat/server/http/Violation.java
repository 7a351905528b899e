package io.haat.server.http;

/**
 * One thing that is wrong with a request.
 *
 * @param parameter the parameter, header or part of the body that it is about
 * @param message what is wrong and what is expected, a sentence without a full stop
 */
public record Violation(String parameter, String message) {}
