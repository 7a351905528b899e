package io.haat.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.EnumSet;
import java.util.Set;

/** Answers requests for one resource, as JSON or as CSV. */
public final class ResourceHandler implements Handler {
  /** How an answer may be written. */
  private enum Format {
    JSON,
    CSV
  }

  private final Resource resource;
  private final Set<Parameter> allowed;

  public ResourceHandler(Resource resource) {
    this.resource = resource;
    allowed = EnumSet.of(Parameter.FORMAT);
    allowed.addAll(resource.parameters());
  }

  /** All that a query may hold. */
  public Set<Parameter> parameters() {
    return EnumSet.copyOf(allowed);
  }

  @Override
  public void handle(Context context) throws Exception {
    var parameters = new Parameters(context.queryParamMap(), context.pathParamMap(), allowed);
    Format format =
        parameters.word(Parameter.FORMAT, Format.class).orElseGet(() -> accepted(context));
    Answer answer = resource.answer(parameters);
    if (format == Format.CSV) {
      context.contentType("text/csv; charset=utf-8").result(CsvAnswer.of(answer));
    } else {
      context.contentType("application/json").result(JsonAnswer.of(answer));
    }
  }

  private static Format accepted(Context context) {
    String accept = context.header("Accept");
    return accept != null && accept.startsWith("text/csv") ? Format.CSV : Format.JSON;
  }
}
