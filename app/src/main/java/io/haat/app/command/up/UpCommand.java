package io.haat.app.command.up;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.live.LiveProgram;
import io.haat.app.live.StreamConfiguration;
import io.haat.app.session.ProgramDirectory;
import io.haat.app.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code haat up}: runs until it is told to stop. */
@Command(
    name = "up",
    description = "Run PostgreSQL, Kafka and the stream job until Ctrl-C.",
    footer = {
      "",
      "When everything runs, one line of JSON tells where: {\"ready\":true, …}. A part of your own is used",
      "where HAAT_DATABASE_URL, HAAT_KAFKA_BOOTSTRAP or HAAT_FLINK names one. Other commands use what runs here."
    })
public final class UpCommand implements HaatCommand {
  private final CommandContext context;

  public UpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    long begin = System.nanoTime();
    Settings settings = context.settings();
    ProgramDirectory directory = ProgramDirectory.own(context.sessions());
    StopSignal stop = StopSignal.install(context::notice);
    context.notice("starting in " + directory.directory().path());
    StreamConfiguration.warnings(settings).forEach(context::notice);
    try (LiveProgram program = LiveProgram.start(settings, directory, context::notice)) {
      announce(program, directory, Duration.ofNanos(System.nanoTime() - begin));
      return untilStopped(stop, program);
    } finally {
      context.notice("stopped");
    }
  }

  private void announce(LiveProgram program, ProgramDirectory directory, Duration taken) {
    String api = program.api();
    String kafka = program.kafka().bootstrap();
    String flink = program.flink();
    directory.announce(api, kafka, flink);
    context.notice(
        String.format(Locale.ROOT, "ready after %.1f s; Ctrl-C stops", taken.toMillis() / 1000.0));
    Map<String, @Nullable Object> ready = new LinkedHashMap<>();
    ready.put("ready", true);
    ready.put("api", api);
    ready.put("database", program.database().address().url());
    ready.put("kafka", kafka);
    ready.put("flink", flink);
    context.printJson(ready);
    context.out().flush();
  }

  private int untilStopped(StopSignal stop, LiveProgram program) {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    var asked = stop.asked().thenAccept(name -> end.complete(DONE));
    program
        .failure()
        .thenAccept(
            cause -> {
              context.notice("haat: " + cause.getMessage());
              end.complete(FAILED);
            });
    int status = end.join();
    asked.cancel(false);
    return status;
  }
}
