package io.haat.bench.stream;

import io.haat.bench.process.Folders;
import io.haat.bench.process.RunningHaat;
import io.haat.bench.process.Workplace;
import io.haat.bench.report.Figure;
import io.haat.bench.report.Limit;
import io.haat.bench.report.Unit;
import io.haat.simulator.live.EventProducer;
import io.haat.simulator.live.LiveTopics;
import io.haat.stream.broker.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How fast a backlog is worked off. The program runs and is warm; it is frozen while the backlog is
 * made, and the clock runs from its being thawed to the last sale's being read from the warehouse.
 * The broker is the benchmark's own.
 */
final class DrainBench {
  private static final double NO_LIMIT_PER_SECOND = 1e9;

  private final Workplace place;
  private final Duration warmUp;
  private final long sales;

  DrainBench(Workplace place, Duration warmUp, long sales) {
    this.place = place;
    this.warmUp = warmUp;
    this.sales = sales;
  }

  /**
   * @param facts whether sales become facts; else minutes only are counted
   */
  List<Figure> run(boolean facts) throws IOException, SQLException, InterruptedException {
    String what = facts ? "facts and windows" : "windows only";
    Path data = place.newFolder("drain");
    try (var kafka = EmbeddedKafka.start(place.newFolder("kafka"), 0);
        var haat =
            RunningHaat.start(
                place.program(),
                data,
                Map.of(
                    "HAAT_KAFKA_BOOTSTRAP", kafka.bootstrap(),
                    "HAAT_EVENTS_CURRENCY", "EUR",
                    "HAAT_EVENTS_FACTS", Boolean.toString(facts)));
        Connection reader = haat.connect()) {
      place.tell("warming up, %s", what);
      long begun = System.nanoTime();
      long sent = 0;
      do {
        sent += send(kafka, "warm-" + sent, sales / 2);
        Tables.await(reader, sent, facts);
      } while (System.nanoTime() - begun < warmUp.toNanos());
      haat.freeze();
      place.tell("a backlog of %,d sales", sales);
      sent += send(kafka, "backlog", sales);
      place.tell("working it off");
      long begin = System.nanoTime();
      haat.thaw();
      double seconds = (Tables.await(reader, sent, facts) - begin) / 1e9;
      if (facts) {
        Tables.requireEqual(reader, sent);
      }
      return figures(what, facts, seconds);
    } finally {
      Folders.remove(data);
    }
  }

  private long send(EmbeddedKafka kafka, String run, long count) {
    try (var producer =
        new EventProducer(
            Map.of("bootstrap.servers", kafka.bootstrap(), "linger.ms", 5, "batch.size", 256 << 10),
            LiveTopics.usual())) {
      var records = new TwoLineSales(Clock.systemUTC(), run, count);
      long[] left = {count};
      return producer
          .run(
              () -> {
                if (--left[0] == 0) {
                  producer.stop();
                }
                return records.next();
              },
              NO_LIMIT_PER_SECOND,
              null,
              progress -> {})
          .acknowledged();
    }
  }

  private List<Figure> figures(String what, boolean facts, double seconds) {
    Limit least = facts ? Limit.atLeast(40_000) : Limit.atLeast(200_000);
    long count = facts ? sales * TwoLineSales.LINES : sales;
    Unit unit = facts ? Unit.LINES_PER_SECOND : Unit.EVENTS_PER_SECOND;
    return List.of(
        new Figure(
            "drain", "backlog, " + what, sales, seconds, List.of(), Unit.SECONDS, Limit.none()),
        new Figure("drain", what, sales, count / seconds, List.of(), unit, least));
  }
}
