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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
  private static final int SLOWEST = 10;

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
    load.single(made.ofCustomers(WARM_UP / 5));
    load.single(Calls.feeds());
    var figures = new ArrayList<Figure>();
    for (Part part : Part.values()) {
      if (parts.contains(part)) {
        place.tell("measuring %s", part);
        switch (part) {
          case SINGLE -> figures.addAll(single(load, made));
          case CACHED -> figures.addAll(cached(load, made.ofTheDashboard(REPEATED)));
          case PEER -> figures.addAll(peer(haat, load, made));
          case PUSH -> figures.addAll(new PushBench(api, warehouse.rows()).run());
        }
      }
    }
    return figures;
  }

  private List<Figure> single(Load load, Calls made) throws Exception {
    List<Load.Timed> sales = load.single(made.ofTheDashboard(calls));
    slowest(sales);
    byResource(sales);
    List<Load.Timed> customers = load.single(made.ofCustomers(calls / 5));
    Map<Boolean, List<Load.Timed>> ofProducts =
        customers.stream()
            .collect(Collectors.partitioningBy(one -> Calls.isOfProducts(one.call())));
    slowest(customers);
    byResource(customers);
    List<Load.Timed> pages = load.pages(made.pages(calls / 10));
    List<Load.Timed> rare = load.single(made.ofChannels(calls / 5));
    slowest(rare);
    var feeds = new ArrayList<Load.Timed>();
    for (int i = 0; i < 20; i++) {
      feeds.addAll(load.single(Calls.feeds()));
    }
    var figures = new ArrayList<Figure>();
    figures.addAll(usualAndSlow("calls of pages, first time", sales));
    figures.addAll(
        usualAndSlow("customers, first time", Objects.requireNonNull(ofProducts.get(false))));
    figures.addAll(
        usualAndSlow(
            "customers of a category or product", Objects.requireNonNull(ofProducts.get(true))));
    figures.add(quantile("page of sales as one batch", pages, 0.99).within(ApiLimits.PAGE_MILLIS));
    figures.add(quantile("calls with a channel", rare, 0.99).within(ApiLimits.RARE_MILLIS));
    figures.add(quantile("live, loads, rejects", feeds, 0.99).within(ApiLimits.SINGLE_MILLIS));
    return figures;
  }

  /** p50, and p99 with its limit; nothing of no calls. */
  private List<Figure> usualAndSlow(String what, List<Load.Timed> timed) {
    return timed.isEmpty()
        ? List.of()
        : List.of(
            quantile(what, timed, 0.5),
            quantile(what, timed, 0.99).within(ApiLimits.SINGLE_MILLIS));
  }

  private Figure quantile(String what, List<Load.Timed> timed, double share) {
    List<Double> millis = timed.stream().map(Load.Timed::millis).toList();
    return Quantiles.figure("single", what, warehouse.rows(), millis, share);
  }

  private void slowest(List<Load.Timed> timed) {
    timed.stream()
        .sorted(Comparator.comparingDouble(Load.Timed::millis).reversed())
        .limit(SLOWEST)
        .forEach(
            slow -> place.notice().accept("%7.1f ms  %s".formatted(slow.millis(), slow.call())));
  }

  private void byResource(List<Load.Timed> timed) {
    var byResource =
        timed.stream()
            .collect(
                Collectors.groupingBy(
                    one -> Calls.resource(one.call()),
                    TreeMap::new,
                    Collectors.mapping(Load.Timed::millis, Collectors.toList())));
    byResource.forEach(
        (resource, millis) ->
            place
                .notice()
                .accept(
                    "%-22s %4d calls, p50 %6.1f ms, p95 %6.1f ms, p99 %6.1f ms"
                        .formatted(
                            resource,
                            millis.size(),
                            Quantiles.of(millis, 0.5),
                            Quantiles.of(millis, 0.95),
                            Quantiles.of(millis, 0.99))));
  }

  /** Twice as long, since the server's compiler is at work while these calls are new to it. */
  private List<Figure> cached(Load load, List<String> repeated) throws Exception {
    load.single(repeated);
    double early = load.again(repeated, CONNECTIONS, Duration.ofSeconds(seconds));
    double warm = load.again(repeated, CONNECTIONS, Duration.ofSeconds(seconds));
    return List.of(
        rate("cached", "the same calls again, from the first second on", early),
        rate("cached", "the same calls again, after %d s".formatted(seconds), warm)
            .within(ApiLimits.CACHED_RATE));
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
