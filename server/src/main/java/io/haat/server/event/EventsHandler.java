package io.haat.server.event;

import io.haat.model.event.EventType;
import io.haat.server.http.ContentTypes;
import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.server.http.Problem;
import io.haat.server.http.ProblemException;
import io.haat.server.http.ProblemType;
import io.haat.server.http.Violation;
import io.haat.warehouse.Warehouse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/** Takes one event or many: judges each, writes those that keep the contract, and says which. */
public final class EventsHandler implements Handler {
  private static final String KEY_HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /** Answers are held in memory, too. */
  private static final int MOST_EVENTS = 50_000;

  /** Bounds the memory for bodies, and the threads that may wait for a log that is away. */
  private static final int MOST_BYTES_IN_HAND = 32 << 20;

  private static final int LEAST_SHARE = 512 << 10;

  private final Optional<EventIntake> intake;
  private final IdempotentAnswers answers;
  private final Clock clock;
  private final Semaphore bytesInHand = new Semaphore(MOST_BYTES_IN_HAND);

  /**
   * @param intake empty where no log is configured
   */
  public EventsHandler(Optional<EventIntake> intake, Warehouse warehouse, Clock clock) {
    this.intake = intake;
    this.answers = new IdempotentAnswers(warehouse);
    this.clock = clock;
  }

  @Override
  public void handle(Context context) throws SQLException, IOException {
    EventIntake to = intake.orElseThrow(EventsHandler::noLog);
    var parameters =
        new Parameters(context.queryParamMap(), context.pathParamMap(), Set.of(Parameter.TOPIC));
    Optional<EventType> type = type(parameters, to.log());
    parameters.check();
    ContentTypes.expectPlain(context);
    BodyType form = BodyType.of(context.req().getContentType());
    Optional<String> key = key(context);
    int share = share(context.req().getContentLengthLong());
    if (!bytesInHand.tryAcquire(share)) {
      context.header("Retry-After", "1");
      throw new ProblemException(
          Problem.of(ProblemType.BUSY, "too many events are in hand; try again in a second"));
    }
    try {
      byte[] body = BodyReader.read(context);
      List<byte[]> events = events(form, body);
      PostedAnswer answer =
          key.isPresent()
              ? answers.once(
                  key.get(),
                  RequestHash.of(form, type, body),
                  () -> post(context, to, events, type))
              : post(context, to, events, type);
      context.status(answer.status()).header("Cache-Control", "no-store");
      context.contentType("application/json").result(answer.body());
    } finally {
      bytesInHand.release(share);
    }
  }

  private PostedAnswer post(
      Context context, EventIntake to, List<byte[]> events, Optional<EventType> type) {
    List<JudgedEvent> judged = new EventJudge(to.minorUnits(), clock).judge(events, type);
    List<LogEntry> kept =
        judged.stream()
            .filter(JudgedEvent.Kept.class::isInstance)
            .map(event -> ((JudgedEvent.Kept) event).entry())
            .toList();
    try {
      return PostedAnswer.of(judged, kept.isEmpty() ? List.of() : to.log().append(kept));
    } catch (EventLogException away) {
      context.header("Retry-After", "5");
      throw new ProblemException(
          Problem.of(
              ProblemType.LOG_AWAY,
              "no event is known to be written: %s. Send all of them again: an event that arrives twice counts once"
                  .formatted(away.getMessage())));
    }
  }

  private static Optional<EventType> type(Parameters parameters, EventLog log) {
    List<String> topics = Arrays.stream(EventType.values()).map(log::topic).toList();
    return parameters.parsed(
        Parameter.TOPIC,
        "a topic; there are " + String.join(", ", topics),
        name ->
            Arrays.stream(EventType.values())
                .filter(type -> log.topic(type).equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
  }

  private static Optional<String> key(Context context) {
    String key = context.header(KEY_HEADER);
    if (key != null && !KEY.matcher(key).matches()) {
      throw badRequest(KEY_HEADER, "is not 1 to 200 visible characters of ASCII");
    }
    return Optional.ofNullable(key);
  }

  /** A body whose length is not told counts as a long one. */
  private static int share(long bytes) {
    long most = bytes < 0 ? BodyReader.MOST_BYTES : Math.min(bytes, BodyReader.MOST_BYTES);
    return Math.max(LEAST_SHARE, (int) most);
  }

  private static List<byte[]> events(BodyType form, byte[] body) {
    List<byte[]> events;
    try {
      events = form == BodyType.LINES ? EventBody.ofLines(body) : EventBody.ofJson(body);
    } catch (MalformedBodyException malformed) {
      throw badRequest("body", malformed.what());
    }
    if (events.isEmpty()) {
      throw badRequest("body", "holds no event");
    }
    if (events.size() > MOST_EVENTS) {
      throw new ProblemException(
          Problem.of(
              ProblemType.TOO_LARGE,
              "a body may hold " + MOST_EVENTS + " events, not " + events.size()));
    }
    return events;
  }

  private static ProblemException badRequest(String part, String message) {
    return new ProblemException(Problem.badRequest(List.of(new Violation(part, message))));
  }

  private static ProblemException noLog() {
    return new ProblemException(
        Problem.of(
            ProblemType.NO_EVENT_LOG,
            "this server runs without Kafka; start haat up, or name your Kafka by HAAT_KAFKA_BOOTSTRAP"));
  }
}
