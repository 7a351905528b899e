package io.haat.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What every exchange has, whatever was asked for: an id, by which an answer is found in the log,
 * and how long it took.
 */
public final class Exchange {
  static final String REQUEST_ID = "X-Request-Id";

  private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final String ID = "haat.request-id";
  private static final String BEGUN = "haat.begun";
  private static final String IN_DATABASE = "haat.in-database";
  private static final String LOGGED_AS = "request";

  private Exchange() {}

  /** Begins and ends every exchange. */
  public static void register(RoutesConfig routes) {
    routes.before(Exchange::begin);
    routes.after(Exchange::end);
  }

  private static void begin(Context context) {
    String id = idFor(context.header(REQUEST_ID));
    context.attribute(ID, id);
    context.attribute(BEGUN, System.nanoTime());
    context.header(REQUEST_ID, id);
    MDC.put(LOGGED_AS, id);
  }

  /** The id that a client gave if it is a sensible one, else a new one. */
  static String idFor(@Nullable String given) {
    return given != null && SANE_ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }

  private static void end(Context context) {
    MDC.remove(LOGGED_AS);
    if (!context.res().isCommitted()) {
      tellTimes(context);
    }
  }

  /** The id that the client gave, or one made for it. */
  static String id(Context context) {
    String id = context.attribute(ID);
    return id == null ? "" : id;
  }

  /** Adds what was spent on reading the warehouse. */
  static void spentInDatabase(Context context, long nanos) {
    Long before = context.attribute(IN_DATABASE);
    context.attribute(IN_DATABASE, nanos + (before == null ? 0 : before));
  }

  /** Sends the headers alone, where the length of the body that GET has is not known. */
  public static void sendHeaders(Context context) throws IOException {
    tellTimes(context);
    context.res().flushBuffer();
  }

  /** Writes {@code Server-Timing}, in milliseconds. */
  static void tellTimes(Context context) {
    Long begun = context.attribute(BEGUN);
    if (begun == null) {
      return;
    }
    Long database = context.attribute(IN_DATABASE);
    String total = "total;dur=" + milliseconds(System.nanoTime() - begun);
    context.header(
        "Server-Timing",
        database == null ? total : "db;dur=" + milliseconds(database) + ", " + total);
  }

  private static String milliseconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
  }
}
