package io.haat.app.command.stream;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.live.ClusterJob;
import io.haat.app.live.LiveKafka;
import io.haat.app.live.StreamConfiguration;
import io.haat.app.session.ExternalSession;
import io.haat.app.session.HaatSession;
import io.haat.app.settings.Settings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haat stream submit}. */
@Command(
    name = "submit",
    description = "Start the stream job on the Flink cluster.",
    footer = {
      "",
      "Its parallelism is HAAT_FLINK_PARALLELISM, its state is kept at HAAT_FLINK_CHECKPOINTS. Without a savepoint",
      "it begins with the oldest events that Kafka has; what is in the warehouse already counts once."
    })
final class SubmitStreamCommand implements HaatCommand {
  private final CommandContext context;

  @Option(
      names = "--from-savepoint",
      paramLabel = "PLACE",
      description = "Go on from this savepoint or checkpoint.")
  private @Nullable String from;

  SubmitStreamCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = context.settings();
    ClusterJob job = ClusterJob.on(settings);
    LiveKafka kafka = LiveKafka.of(settings.kafka(), context.sessions().running());
    StreamConfiguration.warnings(settings).forEach(context::notice);
    try (HaatSession session = session(settings)) {
      String id = job.submit(kafka, session.address(), Optional.ofNullable(from));
      if (context.options().json()) {
        context.printJson(Map.of("job", id));
      } else {
        context.out().printf("Started as job %s. See: %s%n", id, context.nextCommand("status"));
      }
    }
    return DONE;
  }

  private HaatSession session(Settings settings) {
    return settings
        .database()
        .external()
        .<HaatSession>map(address -> ExternalSession.open(address, context.migration()))
        .or(() -> context.sessions().tryToJoin())
        .orElseThrow(
            () ->
                UserError.wrongUse(
                    "the job needs a database that runs: name yours by HAAT_DATABASE_URL, or start haat up."));
  }
}
