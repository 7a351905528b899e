package io.haat.app.command.produce;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.live.LiveKafka;
import io.haat.app.settings.Durations;
import io.haat.app.settings.EventSettings;
import io.haat.simulator.live.Disturbances;
import io.haat.simulator.live.EventMix;
import io.haat.simulator.live.EventProducer;
import io.haat.simulator.live.EventTimes;
import io.haat.simulator.live.LiveRequest;
import io.haat.simulator.live.LiveStream;
import io.haat.simulator.live.LiveTopics;
import io.haat.simulator.live.ProducerReport;
import io.haat.simulator.world.WorldSize;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haat produce}. */
@Command(
    name = "produce",
    description = "Play shops: send their events to Kafka, as `haat up` runs it or your own.",
    footer = {
      "",
      "Of 106 events 60 are sales, 6 refunds, 20 changes of stock, 20 of customers on the web. The chain's",
      "stores and products are loaded as lists where the retailer has none. Ids are new in every run; with",
      "--from they follow from seed and start, so that the same history told twice counts once.",
      "  haat produce --rate 1000 --for 60s",
      "  haat produce --rate 5000 --duplicates 10%% --late 1%% --out-of-order 9m --invalid 1%%"
    })
public final class ProduceCommand implements HaatCommand {
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final double MOST_PER_SECOND = 1_000_000;
  private static final double MOST_SPEED = 1_000_000;

  private final CommandContext context;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Events per second, of all kinds together; default ${DEFAULT-VALUE}.")
  private double rate = 1_000;

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      description = "How long: 60s, 5m. Default: until Ctrl-C.")
  private @Nullable String span;

  @Option(names = "--seed", paramLabel = "S", description = "Default ${DEFAULT-VALUE}.")
  private long seed = 42;

  @Option(names = "--retailer", paramLabel = "R", description = "Default ${DEFAULT-VALUE}.")
  private String retailer = LiveRequest.USUAL_RETAILER;

  @Option(names = "--stores", paramLabel = "N", description = "1 to 200, default ${DEFAULT-VALUE}.")
  private int stores = LiveRequest.USUAL_SIZE.stores();

  @Option(names = "--only-sales", description = "No refunds, stock changes or customers' events.")
  private boolean onlySales;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Play a history from this time on, such as 2026-01-01T00:00:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "How many times faster than it happened a history is told; default 1.")
  private double speed = 1;

  @Option(names = "--no-lists", description = "Do not load the chain's stores and products.")
  private boolean noLists;

  @Mixin private final DisturbanceOptions disturbances = new DisturbanceOptions();

  public ProduceCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Duration limit = limit();
    EventSettings settings = context.settings().events();
    LiveRequest request = request(settings);
    LiveKafka kafka = LiveKafka.of(context.settings().kafka(), context.sessions().running());
    var topics = new LiveTopics(settings.topics());
    try (var producer = new EventProducer(kafka.clientProperties(), topics)) {
      producer.checkTopics();
      if (!noLists) {
        new ChainLists(context, request.world(), retailer).load();
      }
      ProducerReport report = run(producer, request, limit, new ProduceAnswer(context, topics));
      return report.failed() == 0 ? DONE : FAILED;
    } catch (KafkaException e) {
      throw UserError.failed(
          "cannot send to Kafka at %s: %s. Topics are made by haat up, and named by HAAT_TOPIC_…; see haat status."
              .formatted(kafka.bootstrap(), e.getMessage()),
          e);
    }
  }

  private ProducerReport run(
      EventProducer producer, LiveRequest request, @Nullable Duration limit, ProduceAnswer answer) {
    OrderlyEnd end = OrderlyEnd.onInterrupt(producer::stop);
    try {
      var progress = new ProduceProgress(context.terminal());
      var stream = new LiveStream(request, times(), Clock.systemUTC());
      ProducerReport report = producer.run(stream, rate, limit, progress::show);
      progress.end();
      answer.print(report);
      return report;
    } finally {
      end.done();
    }
  }

  private EventTimes times() {
    if (from == null) {
      return EventTimes.now(Clock.systemUTC());
    }
    return EventTimes.history(from, Math.max(1, Math.round(1e9 * speed / rate)));
  }

  private LiveRequest request(EventSettings settings) {
    require(rate > 0 && rate <= MOST_PER_SECOND, "--rate must be above 0, at most 1000000");
    require(speed > 0 && speed <= MOST_SPEED, "--speed must be above 0, at most 1000000");
    require(from != null || speed == 1, "--speed is for a history: give --from, too");
    Duration lateness = Collections.max(settings.lateness().values());
    Disturbances wrong = disturbances.disturbances(lateness);
    try {
      WorldSize usual = LiveRequest.USUAL_SIZE;
      return new LiveRequest(
          seed,
          retailer,
          new WorldSize(stores, usual.products(), usual.customers()),
          onlySales ? EventMix.ONLY_SALES : EventMix.USUAL,
          wrong,
          rate / speed);
    } catch (IllegalArgumentException refused) {
      throw UserError.wrongUse(String.valueOf(refused.getMessage()));
    }
  }

  private @Nullable Duration limit() {
    try {
      return span == null ? null : Durations.parse(span, Duration.ofMillis(1), LONGEST);
    } catch (IllegalArgumentException refused) {
      throw UserError.wrongUse("--for: '" + span + "' " + refused.getMessage());
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw UserError.wrongUse(message);
    }
  }
}
