package io.haat.bench.load;

import io.haat.batch.mapping.MappingException;
import io.haat.bench.process.Folders;
import io.haat.bench.report.Figure;
import io.haat.bench.report.Machine;
import io.haat.bench.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs the parts that are asked for.
 *
 * @param rows sizes of files for copy, transform and generate
 * @param memoryRows sizes of files for memory
 * @param insertRows size of the file for inserts
 */
record LoadBench(
    Bench bench, Set<Part> parts, List<Long> rows, List<Long> memoryRows, long insertRows) {
  private static final long FIRST_ROWS = 1000;

  Report run() throws IOException, InterruptedException, SQLException, MappingException {
    Machine machine = beginOnce(Machine.currentLoad());
    if (!machine.isQuiet()) {
      bench.place().tell("the machine is not quiet: times will be too long");
    }
    var figures = new ArrayList<Figure>();
    for (Part part : Part.values()) {
      if (parts.contains(part)) {
        figures.addAll(figures(part));
      }
    }
    return new Report(machine, figures);
  }

  private List<Figure> figures(Part part)
      throws IOException, InterruptedException, SQLException, MappingException {
    var figures = new ArrayList<Figure>();
    switch (part) {
      case COPY -> {
        for (long size : rows) {
          figures.addAll(new CopyBench(bench).run(size));
        }
      }
      case TRANSFORM -> {
        for (long size : rows) {
          figures.addAll(new TransformBench(bench).run(size));
        }
      }
      case INSERTS -> figures.addAll(new InsertBench(bench).run(insertRows));
      case GENERATE -> {
        for (long size : rows) {
          figures.addAll(new GenerateBench(bench).run(size));
        }
      }
      case MEMORY -> figures.addAll(new MemoryBench(bench).run(memoryRows));
    }
    return figures;
  }

  /** What only a first run does: archives are made and programs unpacked. */
  private Machine beginOnce(double loadAverage)
      throws IOException, InterruptedException, SQLException {
    Path data = bench.place().newFolder("first");
    bench
        .place()
        .program()
        .run("load", bench.file(FIRST_ROWS), "--source", Bench.SOURCE, "--data", data, "--json");
    try (var table = PeerTable.open(data, bench)) {
      return Machine.current(table.connection(), loadAverage);
    } finally {
      Folders.remove(data);
    }
  }
}
