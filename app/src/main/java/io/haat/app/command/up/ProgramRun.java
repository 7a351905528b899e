package io.haat.app.command.up;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.live.LiveProgram;
import io.haat.app.process.HeapWatch;
import io.haat.app.session.ProgramDirectory;
import io.haat.app.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One run of everything that is live, from its start until it is told to stop. */
public final class ProgramRun {
  /** What else is done while the program runs. */
  @FunctionalInterface
  public interface Guest {
    /** Nothing else. */
    Guest NOBODY = program -> () -> {};

    /**
     * Begins, without keeping its caller waiting.
     *
     * @return ends it, before the program's parts are stopped
     */
    Runnable begin(LiveProgram program);
  }

  private final CommandContext context;

  public ProgramRun(CommandContext context) {
    this.context = context;
  }

  /** Starts all parts, says where they are, and waits for Ctrl-C. Returns the exit status. */
  public int run(Guest guest) throws InterruptedException {
    long begin = System.nanoTime();
    Settings settings = context.settings();
    ProgramDirectory directory = ProgramDirectory.own(context.sessions());
    StopSignal stop = StopSignal.install(context::notice);
    context.notice("starting in " + directory.directory().path());
    Runnable endOfWatch = HeapWatch.start(context::notice);
    try (LiveProgram program = LiveProgram.start(settings, directory, context::notice)) {
      announce(program, directory, Duration.ofNanos(System.nanoTime() - begin));
      Runnable goodbye = guest.begin(program);
      try {
        return untilStopped(stop, program);
      } finally {
        goodbye.run();
      }
    } finally {
      endOfWatch.run();
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
    var asked = stop.asked().thenAccept(name -> end.complete(HaatCommand.DONE));
    program
        .failure()
        .thenAccept(
            cause -> {
              context.notice("haat: " + cause.getMessage());
              end.complete(HaatCommand.FAILED);
            });
    int status = end.join();
    asked.cancel(false);
    return status;
  }
}
