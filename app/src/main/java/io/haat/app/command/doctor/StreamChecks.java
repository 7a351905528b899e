package io.haat.app.command.doctor;

import io.haat.app.cli.CommandContext;
import io.haat.app.command.doctor.Check.Finding;
import io.haat.app.flink.FlinkRest;
import io.haat.app.live.LiveKafka;
import io.haat.app.settings.FlinkSettings;
import io.haat.app.settings.KafkaSettings;
import java.util.List;
import java.util.Optional;

/** Whether the user's own Kafka and Flink answer. What is embedded is not started. */
final class StreamChecks {
  private static final Finding EMBEDDED = Finding.ok("embedded, runs with haat up");

  private final CommandContext context;

  StreamChecks(CommandContext context) {
    this.context = context;
  }

  List<Check> all() {
    return List.of(Check.of("Kafka", this::kafka), Check.of("Flink", this::flink));
  }

  private Finding kafka() throws InterruptedException {
    KafkaSettings settings = context.settings().kafka();
    if (settings.bootstrap().isEmpty()) {
      return EMBEDDED;
    }
    LiveKafka kafka = LiveKafka.of(settings, Optional.empty());
    kafka.check();
    return Finding.ok("answers at " + kafka.bootstrap());
  }

  private Finding flink() throws InterruptedException {
    FlinkSettings settings = context.settings().flink();
    if (settings.address().isEmpty()) {
      return EMBEDDED;
    }
    var flink = new FlinkRest(settings.address().get());
    return Finding.ok("Flink %s at %s".formatted(flink.version(), flink.address()));
  }
}
