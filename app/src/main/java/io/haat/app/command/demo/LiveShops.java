package io.haat.app.command.demo;

import io.haat.app.cli.CommandContext;
import io.haat.app.live.LiveKafka;
import io.haat.simulator.live.EventProducer;
import io.haat.simulator.live.EventTimes;
import io.haat.simulator.live.LiveRequest;
import io.haat.simulator.live.LiveStream;
import io.haat.simulator.live.LiveTopics;
import java.time.Clock;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The simulator's shops, selling until they are told to close. */
final class LiveShops {
  private static final long CLOSING_MILLIS = 5_000;

  private final CommandContext context;
  private final LiveKafka kafka;
  private final LiveRequest request;
  private final double perSecond;
  private @Nullable EventProducer producer;
  private @Nullable Thread thread;

  LiveShops(CommandContext context, LiveKafka kafka, LiveRequest request, double perSecond) {
    this.context = context;
    this.kafka = kafka;
    this.request = request;
    this.perSecond = perSecond;
  }

  synchronized void start() {
    var opened =
        new EventProducer(
            kafka.clientProperties(), new LiveTopics(context.settings().events().topics()));
    producer = opened;
    thread = new Thread(() -> sell(opened), "haat-shops");
    thread.setDaemon(true);
    thread.start();
  }

  private void sell(EventProducer opened) {
    try (opened) {
      Clock clock = Clock.systemUTC();
      opened.run(
          new LiveStream(request, EventTimes.now(clock), clock), perSecond, null, report -> {});
    } catch (KafkaException e) {
      context.notice("the shops have closed: " + e.getMessage());
    }
  }

  /** Lets what was sent be acknowledged. */
  void stop() {
    EventProducer open;
    Thread selling;
    synchronized (this) {
      open = producer;
      selling = thread;
    }
    if (open == null || selling == null) {
      return;
    }
    open.stop();
    try {
      selling.join(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
