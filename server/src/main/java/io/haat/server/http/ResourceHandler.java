package io.haat.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests for one resource, as JSON or as CSV. */
public final class ResourceHandler implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceHandler.class);

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
        parameters
            .word(Parameter.FORMAT, Format.class)
            .orElseGet(() -> Format.accepted(context.header("Accept")));
    if (format == Format.CSV
        && resource instanceof StreamedResource streamed
        && parameters.text(Parameter.LIMIT).isEmpty()) {
      stream(context, streamed, parameters);
      return;
    }
    long begun = System.nanoTime();
    Answer answer = resource.answer(parameters);
    Exchange.spentInDatabase(context, System.nanoTime() - begun);
    context.header("Cache-Control", "no-store");
    send(context, Representation.of(answer, format), format);
  }

  private static void stream(Context context, StreamedResource resource, Parameters parameters)
      throws SQLException, IOException {
    var sink = new CsvStream(context);
    try {
      resource.stream(parameters, sink);
      sink.end();
    } catch (SQLException | IOException | RuntimeException failed) {
      if (!sink.isBegun()) {
        throw failed;
      }
      // A whole file must not be mistaken for one that was cut off: the connection ends before it.
      LOG.warn("{} was cut off: {}", context.path(), failed.toString());
      ServletContextRequest.getServletContextRequest(context.req())
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .close();
    }
  }

  private static void send(Context context, Representation answer, Format format) {
    context.header("Vary", "Accept, Accept-Encoding");
    context.contentType(format.type());
    answer.next().ifPresent(cursor -> context.header("Link", nextPage(context, cursor)));
    if (takesGzip(context)) {
      context.header("Content-Encoding", "gzip").result(answer.compressed());
    } else {
      context.disableCompression().result(answer.plain());
    }
  }

  /** The same call with the cursor of the next page (RFC 8288). */
  private static String nextPage(Context context, String cursor) {
    var address = new StringBuilder(context.path()).append('?');
    context
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (!name.equals(Parameter.CURSOR.word())) {
                for (String value : values) {
                  address.append(encoded(name)).append('=').append(encoded(value)).append('&');
                }
              }
            });
    return "<%s%s=%s>; rel=\"next\"".formatted(address, Parameter.CURSOR.word(), encoded(cursor));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static boolean takesGzip(Context context) {
    String accepted = context.header("Accept-Encoding");
    return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }
}
