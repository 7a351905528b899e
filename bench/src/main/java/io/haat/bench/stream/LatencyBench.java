package io.haat.bench.stream;

import io.haat.bench.process.RunningHaat;
import io.haat.bench.process.Workplace;
import io.haat.bench.report.Figure;
import io.haat.bench.report.Limit;
import io.haat.bench.report.Unit;
import io.haat.simulator.live.EventProducer;
import io.haat.simulator.live.LiveTopics;
import io.haat.simulator.live.ProducerReport;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** From the sending of a sale to its being read from the warehouse, under a steady load. */
final class LatencyBench {
  /** What Kafka's producer does if it is told nothing, from version 4.0 on. Probes do not wait. */
  private static final int CLIENTS_OWN_LINGER = 5;

  private static final double MIDDLE = 0.5;
  private static final double NEARLY_ALL = 0.99;

  /** Until a rate is that of all parts; nothing is counted meanwhile. */
  private static final Duration LONGEST_SETTLING = Duration.ofSeconds(10);

  private final Workplace place;
  private final Duration warmUp;
  private final Duration settling;
  private final Duration length;

  LatencyBench(Workplace place, Duration warmUp, Duration length) {
    this.place = place;
    this.warmUp = warmUp;
    this.settling = warmUp.compareTo(LONGEST_SETTLING) < 0 ? warmUp : LONGEST_SETTLING;
    this.length = length;
  }

  /**
   * @param sales that were sent, probes included
   */
  record Result(long sales, List<Figure> figures) {
    Result {
      figures = List.copyOf(figures);
    }
  }

  /** Sends sales, and measures nothing. */
  long warmUp(RunningHaat haat, int perSecond) {
    place.tell("%,d sales/s for %d s to warm up", perSecond, warmUp.toSeconds());
    try (EventProducer producer = producer(haat)) {
      var sales = new TwoLineSales(Clock.systemUTC(), "warm-up", perSecond);
      return producer.run(sales, perSecond, warmUp, progress -> {}).acknowledged();
    }
  }

  private static EventProducer producer(RunningHaat haat) {
    return new EventProducer(
        Map.of("bootstrap.servers", haat.kafka(), "linger.ms", CLIENTS_OWN_LINGER),
        LiveTopics.usual());
  }

  Result run(RunningHaat haat, int perSecond)
      throws SQLException, IOException, InterruptedException {
    place.tell("%,d sales/s, %d s measured", perSecond, length.toSeconds());
    String run = "latency-" + perSecond;
    Duration all = settling.plus(length);
    try (EventProducer producer = producer(haat);
        Connection reader = haat.connect();
        var first = new Probes(haat.kafka(), reader, run + "-warm-up", true);
        var probes = new Probes(haat.kafka(), reader, run, true)) {
      var sales = new TwoLineSales(Clock.systemUTC(), run, perSecond);
      CompletableFuture<ProducerReport> load =
          CompletableFuture.supplyAsync(() -> producer.run(sales, perSecond, all, progress -> {}));
      // Who measures must be warm, too.
      long warming = first.run(settling.toNanos()).size();
      List<Double> millis = probes.run(length.minusSeconds(1).toNanos());
      ProducerReport sent = load.join();
      return new Result(
          sent.acknowledged() + warming + millis.size(), figures(perSecond, sent, millis));
    }
  }

  private List<Figure> figures(int perSecond, ProducerReport sent, List<Double> millis) {
    var sorted = new ArrayList<>(millis);
    sorted.sort(null);
    String at = String.format("at %,d sales/s", perSecond);
    long probes = sorted.size();
    return List.of(
        new Figure(
            "latency",
            "sent " + at,
            sent.acknowledged(),
            sent.rate(),
            List.of(),
            Unit.EVENTS_PER_SECOND,
            Limit.none()),
        millis("p50 " + at, probes, sorted.get((int) (probes * MIDDLE)), Limit.atMost(15)),
        millis("p99 " + at, probes, sorted.get((int) (probes * NEARLY_ALL)), Limit.atMost(60)),
        millis("most " + at, probes, sorted.get(sorted.size() - 1), Limit.none()));
  }

  private static Figure millis(String what, long probes, double value, Limit limit) {
    return new Figure("latency", what, probes, value, List.of(), Unit.MILLISECONDS, limit);
  }
}
