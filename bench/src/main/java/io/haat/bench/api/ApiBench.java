package io.haat.bench.api;

import io.haat.bench.process.RunningHaat;
import io.haat.bench.process.Workplace;
import io.haat.bench.report.Figure;
import io.haat.bench.report.Limit;
import io.haat.bench.report.Machine;
import io.haat.bench.report.Report;
import io.haat.bench.report.Unit;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the parts that are asked for.
 *
 * @param home Haat's folder, where the peer is
 * @param calls how many different ones are made where nothing may be remembered, at least 100
 * @param seconds for which the same calls are made again and again
 */
record ApiBench(
    Workplace place, Path home, ApiWarehouse warehouse, Set<Part> parts, int calls, int seconds) {
  private static final long SEED = 7;
  private static final int WARM_UP = 200;
  private static final int REPEATED = 50;
  private static final int CONNECTIONS = 4;

  Report run() throws Exception {
    if (parts.contains(Part.PEER)) {
      Peer.check(place.folder());
    }
    warehouse.prepare();
    double loadAverage = Machine.currentLoad();
    try (var haat =
            RunningHaat.start(
                place.program(),
                warehouse.data().toAbsolutePath(),
                Map.of("HAAT_EVENTS_CURRENCY", "INR"));
        Connection connection = haat.connect()) {
      Machine machine = Machine.current(connection, loadAverage);
      if (!machine.isQuiet()) {
        place.tell("the machine is not quiet: times will be too long");
      }
      return new Report(machine, figures(haat));
    }
  }

  private List<Figure> figures(RunningHaat haat) throws Exception {
    URI api = URI.create(haat.api());
    var load = new Load(api);
    Calls made;
    try (var connection = new HttpConnection(api)) {
      made = new Calls(Catalogue.read(connection), SEED);
    }
    place.tell("warming up");
    load.single(made.ofTheDashboard(WARM_UP));
    load.single(Calls.feeds());
    var figures = new ArrayList<Figure>();
    for (Part part : Part.values()) {
      if (parts.contains(part)) {
        place.tell("measuring %s", part);
        switch (part) {
          case SINGLE -> figures.addAll(single(load, made));
          case CACHED -> figures.add(cached(load, made.ofTheDashboard(REPEATED)));
          case PEER -> figures.addAll(peer(haat, load, made));
          case PUSH -> figures.addAll(new PushBench(api, warehouse.rows()).run());
        }
      }
    }
    return figures;
  }

  private List<Figure> single(Load load, Calls made) throws Exception {
    List<Load.Timed> timed = load.single(made.ofTheDashboard(calls));
    List<Double> millis = timed.stream().map(Load.Timed::millis).toList();
    timed.stream()
        .sorted((a, b) -> Double.compare(b.millis(), a.millis()))
        .limit(5)
        .forEach(
            slow -> place.notice().accept("%.1f ms  %s".formatted(slow.millis(), slow.call())));
    var feeds = new ArrayList<Double>();
    for (int i = 0; i < 20; i++) {
      load.single(Calls.feeds()).forEach(one -> feeds.add(one.millis()));
    }
    return List.of(
        Quantiles.figure("single", "calls of sales, first time", warehouse.rows(), millis, 0.5),
        Quantiles.figure("single", "calls of sales, first time", warehouse.rows(), millis, 0.99)
            .within(ApiLimits.SINGLE_MILLIS),
        Quantiles.figure("single", "live, loads, rejects", warehouse.rows(), feeds, 0.99)
            .within(ApiLimits.SINGLE_MILLIS));
  }

  private Figure cached(Load load, List<String> repeated) throws Exception {
    load.single(repeated);
    double rate = load.again(repeated, CONNECTIONS, Duration.ofSeconds(seconds));
    return rate("cached", "the same calls again", rate).within(ApiLimits.CACHED_RATE);
  }

  private List<Figure> peer(RunningHaat haat, Load ours, Calls made) throws Exception {
    try (Peer peer = Peer.start(home, place.folder(), haat.database())) {
      var theirs = new Load(peer.address());
      List<String> once = made.ofSales(calls);
      List<String> repeated = once.subList(0, Math.min(REPEATED, calls));
      theirs.single(repeated);
      double theirsOnce = theirs.once(once, CONNECTIONS);
      double oursOnce = ours.once(once, CONNECTIONS);
      double theirsAgain = theirs.again(repeated, CONNECTIONS, Duration.ofSeconds(seconds));
      double oursAgain = ours.again(repeated, CONNECTIONS, Duration.ofSeconds(seconds));
      return List.of(
          rate("peer", "haat, each call once", oursOnce),
          rate("peer", "FastAPI, each call once", theirsOnce),
          ratio("haat / FastAPI, each call once", oursOnce / theirsOnce)
              .within(ApiLimits.UNCACHED_TO_PEER),
          rate("peer", "haat, the same calls again", oursAgain),
          rate("peer", "FastAPI, the same calls again", theirsAgain),
          ratio("haat / FastAPI, the same calls again", oursAgain / theirsAgain)
              .within(ApiLimits.CACHED_TO_PEER));
    }
  }

  private Figure rate(String part, String what, double value) {
    return new Figure(
        part, what, warehouse.rows(), value, List.of(), Unit.REQUESTS_PER_SECOND, Limit.none());
  }

  private Figure ratio(String what, double value) {
    return new Figure("peer", what, warehouse.rows(), value, List.of(), Unit.RATIO, Limit.none());
  }
}
