package io.haat.server.http;

import java.util.Locale;

/** Every kind of problem that there is, and what whoever meets it can do. */
public enum ProblemType {
  BAD_REQUEST(
      400,
      "The request is not right",
      "A parameter, a header or the body cannot be understood. Each violation names one and says what is expected."),
  UNKNOWN(
      404,
      "What was asked for does not exist",
      "A filter or the path names a retailer, store, city, product … that there is none of."
          + " /api/v1/stores and /api/v1/products list what there is."),
  NO_SUCH_ROUTE(
      404, "There is no such route", "Nothing is served at this address. /api lists every call."),
  METHOD_NOT_ALLOWED(
      405,
      "This method is not for this route",
      "The header Allow names the methods that the address takes."),
  REQUEST_IN_HAND(
      409,
      "The same request is in hand",
      "A request under this Idempotency-Key has no answer yet. Send it again in a second."),
  TOO_LARGE(
      413,
      "The request is too large",
      "Send less at once: events may have 10 MiB and be 50,000, a batch may have 1 MiB."),
  BATCH_TOO_LARGE(
      413,
      "The answers of a batch are too large",
      "The answers before it have 16 MiB already. Ask this question alone, or for less."),
  ADDRESS_TOO_LONG(
      414,
      "The address is too long",
      "Path and query may have about 8,000 characters together. /api/v1/batch takes longer questions."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "This type of body is not taken",
      "Send one of the types that the detail names, and say so as Content-Type."),
  UNSUPPORTED_CONTENT_ENCODING(
      415,
      "A body that is encoded is not taken",
      "Send the body as it is, without compression and without Content-Encoding."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The idempotency key stands for another request",
      "Another body, type or topic was sent under this key in the last day. Give each request a key of its own."),
  HEADERS_TOO_LARGE(
      431,
      "The headers are too large",
      "The headers of a request may have about 8,000 characters together."),
  INTERNAL(
      500,
      "This is a fault of the server",
      "Please report it, with the request_id: by that the log of the server says more."),
  BUSY(
      503,
      "The server is busy",
      "Too many events are in hand. Send them again after the seconds that Retry-After tells."),
  LOG_AWAY(
      503,
      "The log of events does not answer",
      "No event is known to be written. Send all of them again: one that arrives twice counts once."),
  NO_EVENT_LOG(
      503,
      "No log of events is configured",
      "This server runs without Kafka: start haat up, or name your Kafka by HAAT_KAFKA_BOOTSTRAP."),
  TOO_MANY_DOWNLOADS(
      503,
      "Too many lists are being sent",
      "Try again when one of them is done, or take the list page by page with limit."),
  TOO_SLOW(
      503,
      "The answer took too long",
      "The warehouse stopped after its time limit. Ask for fewer days or stores."),
  WAREHOUSE_AWAY(
      503, "The warehouse cannot be reached", "Its database does not answer. Try again soon."),
  NOT_SERVED(
      400,
      "The request cannot be served",
      "It is not HTTP as this server knows it; the detail says what was met.");

  /** Where all of them are told. */
  public static final String ADDRESS = "/api/problems";

  private final int status;
  private final String title;
  private final String advice;

  ProblemType(int status, String title, String advice) {
    this.status = status;
    this.title = title;
    this.advice = advice;
  }

  /** One word for programs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type of a problem as RFC 9457 has it. */
  public String uri() {
    return ADDRESS + "#" + word();
  }

  /** The HTTP status that it comes with, or the usual one of several. */
  public int status() {
    return status;
  }

  /** The same for every problem of this type. */
  public String title() {
    return title;
  }

  /** When it is met, and what to do next. */
  public String advice() {
    return advice;
  }
}
