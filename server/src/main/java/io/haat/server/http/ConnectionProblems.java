package io.haat.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Turns what ends a request before any route sees it into a problem, too. */
public final class ConnectionProblems extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String id = Exchange.idFor(request.getHeaders().get(Exchange.REQUEST_ID));
    response
        .getHeaders()
        .put(Exchange.REQUEST_ID, id)
        .put(HttpHeader.CONTENT_TYPE, "application/problem+json")
        .put(HttpHeader.CACHE_CONTROL, "no-store");
    Problem problem = problem(response.getStatus(), request.getAttribute(ERROR_MESSAGE));
    String path = request.getHttpURI().getPath();
    byte[] json = JsonAnswer.of(problem, Problems.shortened(path == null ? "" : path), id);
    response.write(true, ByteBuffer.wrap(json), callback);
    return true;
  }

  private static Problem problem(int status, @Nullable Object message) {
    return switch (status) {
      case 414 ->
          Problem.of(
              ProblemType.ADDRESS_TOO_LONG,
              "path and query may have about 8,000 characters together");
      case 431 ->
          Problem.of(
              ProblemType.HEADERS_TOO_LARGE,
              "the headers of a request may have about 8,000 characters together");
      default ->
          Problem.notServed(
              status,
              message == null ? "it is not HTTP as this server knows it" : message.toString());
    };
  }
}
