package io.haat.bench.stream;

import io.haat.app.command.doctor.SchedulerCheck;
import io.haat.bench.process.Folders;
import io.haat.bench.process.RunningHaat;
import io.haat.bench.process.Workplace;
import io.haat.bench.report.Figure;
import io.haat.bench.report.Limit;
import io.haat.bench.report.Machine;
import io.haat.bench.report.Report;
import io.haat.bench.report.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the parts that are asked for.
 *
 * @param rates sales per second at which latencies are measured
 * @param warmUp how long the program works before anything is measured, at the highest rate
 * @param backlog sales that are worked off at once
 */
record StreamBench(
    Workplace place,
    Set<Part> parts,
    List<Integer> rates,
    Duration warmUp,
    Duration length,
    long backlog) {
  private static final Map<String, String> SETTINGS = Map.of("HAAT_EVENTS_CURRENCY", "EUR");

  Report run() throws IOException, SQLException, InterruptedException {
    double loadAverage = Machine.currentLoad();
    var figures = new ArrayList<Figure>();
    Path data = place.newFolder("up");
    Machine machine;
    try {
      machine = first(data, loadAverage, figures);
      if (!machine.isQuiet()) {
        place.tell("the machine is not quiet: latencies will be too long");
      }
      if (SchedulerCheck.ofThisMachine().weighsSessions()) {
        place.tell("Linux weighs sessions first (autogroup): the longest latencies will be longer");
      }
      again(data, figures);
    } finally {
      Folders.remove(data);
    }
    if (parts.contains(Part.DRAIN)) {
      var drain = new DrainBench(place, warmUp.dividedBy(3), backlog);
      figures.addAll(drain.run(false));
      figures.addAll(drain.run(true));
    }
    return new Report(
        machine, figures.stream().filter(figure -> parts.contains(Part.of(figure))).toList());
  }

  private Machine first(Path data, double loadAverage, List<Figure> figures)
      throws IOException, SQLException, InterruptedException {
    place.tell("the first start");
    try (var haat = RunningHaat.start(place.program(), data, SETTINGS);
        Connection connection = haat.connect()) {
      figures.add(start("up, the first time", haat).within(Limit.atMost(8)));
      return Machine.current(connection, loadAverage);
    }
  }

  private void again(Path data, List<Figure> figures)
      throws IOException, SQLException, InterruptedException {
    place.tell("a later start");
    try (var haat = RunningHaat.start(place.program(), data, SETTINGS)) {
      figures.add(start("up, later", haat).within(Limit.atMost(5)));
      if (parts.contains(Part.LATENCY) || parts.contains(Part.MEMORY)) {
        latencies(haat, figures);
      }
    }
  }

  private void latencies(RunningHaat haat, List<Figure> figures)
      throws IOException, SQLException, InterruptedException {
    var latency = new LatencyBench(place, warmUp, length);
    try (var memory = new MemoryWatch(haat);
        Connection connection = haat.connect()) {
      long sent = latency.warmUp(haat, Collections.max(rates));
      for (int rate : rates) {
        // Each rate answers for its own sales only.
        Tables.awaitFolded(connection);
        LatencyBench.Result result = latency.run(haat, rate);
        figures.addAll(result.figures());
        sent += result.sales();
      }
      figures.add(
          new Figure(
              Part.MEMORY.toString(),
              "up and its PostgreSQL, the most",
              sent,
              memory.peakBytes() / 1e6,
              List.of(),
              Unit.MEGABYTES,
              Limit.atMost(2_000)));
      Tables.await(connection, sent, true);
      Tables.requireEqual(connection, sent);
    }
  }

  private static Figure start(String what, RunningHaat haat) {
    return Figure.seconds(Part.START.toString(), what, 0, List.of(haat.startSeconds()));
  }
}
