package io.haat.app.live;

import io.haat.app.session.HaatSession;
import io.haat.app.session.ProgramDirectory;
import io.haat.app.settings.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Everything that is live: PostgreSQL, Kafka, the stream job. */
public final class LiveProgram implements AutoCloseable {
  private final Settings settings;
  private final ProgramDirectory directory;
  private final Consumer<String> notice;
  private final CompletableFuture<HaatSession> database;
  private final CompletableFuture<KafkaPart> kafka;
  private final CompletableFuture<StreamPart> stream;
  private final CompletableFuture<ApiPart> api;
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

  private volatile boolean closing;

  private LiveProgram(
      Settings settings, ProgramDirectory directory, Startup startup, Consumer<String> notice) {
    this.settings = settings;
    this.directory = directory;
    this.notice = notice;
    database = startup.begin(timed("PostgreSQL", this::startDatabase));
    kafka = startup.begin(timed("Kafka", this::startKafka));
    stream = startup.begin(timed("Flink", this::startStream));
    api = startup.begin(timed("REST API", this::startApi));
  }

  /**
   * Starts all parts side by side, and ends them again if one does not start.
   *
   * @param notice takes lines for the user
   */
  public static LiveProgram start(
      Settings settings, ProgramDirectory directory, Consumer<String> notice) {
    Startup startup = new Startup();
    LiveProgram program = new LiveProgram(settings, directory, startup, notice);
    boolean started = false;
    try {
      startup.await();
      started = true;
      return program;
    } finally {
      if (!started) {
        program.close();
      }
    }
  }

  private Started<HaatSession> startDatabase() throws InterruptedException {
    directory.failure().thenAccept(failure::complete);
    HaatSession session = directory.openDatabase(settings.database().external());
    return new Started<>(session, session.address().toString());
  }

  private Started<KafkaPart> startKafka() throws InterruptedException {
    KafkaPart part = KafkaPart.start(settings.kafka(), directory.directory().kafka());
    part.failure().thenAccept(failure::complete);
    return new Started<>(part, part.access().bootstrap());
  }

  private Started<StreamPart> startStream() throws InterruptedException {
    StreamPart part =
        settings.flink().address().isPresent()
            ? StreamPart.onCluster(settings, kafka.join().access(), database.join().address())
            : StreamPart.start(
                settings,
                () -> kafka.join().access(),
                () -> database.join().address(),
                directory.directory().flink());
    part.ended()
        .thenAccept(
            state -> {
              if (!closing) {
                failure.complete(new IllegalStateException("the stream job has ended: " + state));
              }
            });
    return new Started<>(part, (part.address() + " " + part.note()).strip());
  }

  private Started<ApiPart> startApi() {
    ApiPart part =
        ApiPart.start(settings, database.join().dataSource(), () -> kafka.join().access());
    return new Started<>(part, part.address());
  }

  private record Started<T>(T part, String place) {}

  private <T> Callable<T> timed(String name, Callable<Started<T>> start) {
    return () -> {
      long begin = System.nanoTime();
      Started<T> started = start.call();
      double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
      notice.accept(
          String.format(Locale.ROOT, "  %-11s %-45s %.1f s", name, started.place(), seconds));
      return started.part();
    };
  }

  /** Where the database is. */
  public HaatSession database() {
    return database.join();
  }

  public LiveKafka kafka() {
    return kafka.join().access();
  }

  /** Where the REST API is. */
  public String api() {
    return api.join().address();
  }

  /** Where Flink is. */
  public String flink() {
    return stream.join().address();
  }

  /** Completed with the cause when a part in this process cannot go on. */
  public CompletionStage<Throwable> failure() {
    return failure.minimalCompletionStage();
  }

  /** Ends what has started, the last first. */
  @Override
  public void close() {
    closing = true;
    started(api).ifPresent(ApiPart::close);
    started(stream)
        .filter(StreamPart::isEmbedded)
        .ifPresent(
            part -> {
              notice.accept("stopping the stream with a savepoint …");
              part.close();
            });
    started(kafka)
        .filter(KafkaPart::isEmbedded)
        .ifPresent(
            part -> {
              notice.accept("stopping Kafka …");
              part.close();
            });
    if (settings.database().external().isEmpty() && started(database).isPresent()) {
      notice.accept("stopping PostgreSQL …");
    }
    directory.close();
  }

  private static <T> Optional<T> started(CompletableFuture<T> part) {
    return part.isDone() && !part.isCompletedExceptionally()
        ? Optional.of(part.join())
        : Optional.empty();
  }
}
