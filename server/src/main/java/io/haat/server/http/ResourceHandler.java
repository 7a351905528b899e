package io.haat.server.http;

import io.haat.server.cache.StoredAnswer;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests for one resource, as JSON or as CSV. */
public final class ResourceHandler implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceHandler.class);

  static final String VARY = "Accept, Accept-Encoding";

  private final Resource resource;
  private final Answers answers;
  private final Downloads downloads;
  private final Set<Parameter> allowed;

  ResourceHandler(Resource resource, Answers answers, Downloads downloads) {
    this.resource = resource;
    this.answers = answers;
    this.downloads = downloads;
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
      if (context.method().equals(HandlerType.HEAD)) {
        // A page tells whether the request is right; the rows of the list nobody would read.
        made(context, parameters, format);
        CsvStream.tell(context);
        Exchange.sendHeaders(context);
      } else {
        stream(context, streamed, parameters);
      }
      return;
    }
    // What is wrong already, the resource tells together with what it finds itself.
    if (resource.ingredients().isEmpty() || parameters.areWrong()) {
      context.header("Cache-Control", "no-store");
      send(context, made(context, parameters, format), format);
    } else {
      answerOrTellThatItStands(context, parameters, format);
    }
  }

  private void answerOrTellThatItStands(Context context, Parameters parameters, Format format)
      throws Exception {
    long begun = System.nanoTime();
    String key = answers.key(resource, context.path(), parameters, format);
    Exchange.spentInDatabase(context, System.nanoTime() - begun);
    // Weak: the same answer may come compressed or not.
    String tag = "W/\"" + key + "\"";
    StoredAnswer answer = null;
    if (!names(context.header("If-None-Match"), key)) {
      answer = answers.get(key, () -> made(context, parameters, format));
    }
    context.header("Cache-Control", "private, no-cache");
    context.header("ETag", tag);
    if (answer == null) {
      context.header("Vary", VARY).status(304);
    } else {
      send(context, answer, format);
    }
  }

  /** Only answers that were right have a tag, so who names one need not be checked again. */
  private static boolean names(@Nullable String tags, String key) {
    return tags != null && tags.contains("\"" + key + "\"");
  }

  /**
   * The answer as JSON, for a question that is no exchange of its own.
   *
   * @param path of the question, as a client would write it
   */
  StoredAnswer json(String path, Map<String, List<String>> query, Map<String, String> inPath)
      throws Exception {
    var parameters = new Parameters(query, inPath, resource.parameters());
    if (resource.ingredients().isEmpty() || parameters.areWrong()) {
      return made(parameters, Format.JSON);
    }
    String key = answers.key(resource, path, parameters, Format.JSON);
    return answers.get(key, () -> made(parameters, Format.JSON));
  }

  private StoredAnswer made(Context context, Parameters parameters, Format format)
      throws SQLException {
    long begun = System.nanoTime();
    StoredAnswer answer = made(parameters, format);
    Exchange.spentInDatabase(context, System.nanoTime() - begun);
    return answer;
  }

  private StoredAnswer made(Parameters parameters, Format format) throws SQLException {
    Answer answer = resource.answer(parameters);
    byte[] body = format == Format.CSV ? CsvAnswer.of(answer) : JsonAnswer.of(answer);
    return StoredAnswer.of(body, answer.next());
  }

  private void stream(Context context, StreamedResource streamed, Parameters parameters)
      throws SQLException, IOException {
    var sink = new CsvStream(context);
    downloads.begin();
    try {
      streamed.stream(parameters, sink);
      sink.end();
    } catch (SQLException | IOException | RuntimeException failed) {
      if (!sink.isBegun()) {
        throw failed;
      }
      // A whole file must not be mistaken for one that was cut off: the connection ends before it.
      if (failed instanceof IOException) {
        LOG.debug("{}: the reader hung up: {}", context.path(), failed.toString());
      } else {
        LOG.warn("{} was cut off: {}", context.path(), failed.toString());
      }
      ServletContextRequest.getServletContextRequest(context.req())
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .close();
    } finally {
      downloads.end();
    }
  }

  private static void send(Context context, StoredAnswer answer, Format format) {
    context.header("Vary", VARY);
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
