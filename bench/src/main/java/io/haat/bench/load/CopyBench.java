package io.haat.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.bench.process.Folders;
import io.haat.bench.process.ProcessRun;
import io.haat.bench.report.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code haat load} of a file as a whole process into a fresh data directory, against copying the
 * same clean rows into an empty copy of {@code fact_sales}, on as fresh a server with the same
 * settings; in turns.
 */
final class CopyBench {
  private static final String PART = Part.COPY.toString();

  private final Bench bench;
  private final Optional<Psql> psql;
  private final List<Double> loads = new ArrayList<>();
  private final List<Double> loadsAgain = new ArrayList<>();
  private final List<Double> copies = new ArrayList<>();
  private final List<Double> psqlCopies = new ArrayList<>();

  CopyBench(Bench bench) {
    this.bench = bench;
    this.psql = Psql.find(bench.place().folder());
  }

  List<Figure> run(long rows) throws IOException, InterruptedException, SQLException {
    Path file = bench.file(rows);
    Path clean = bench.place().folder().resolve("clean-" + rows + ".copy");
    long sales = 0;
    for (int run = 1; run <= bench.runs(); run++) {
      bench.place().tell("copy: %,d rows, run %d of %d", rows, run, bench.runs());
      sales = loadTwice(file, clean);
      copy(clean, sales);
    }
    Files.delete(clean);
    return figures(rows, sales);
  }

  /** Returns the sales that were loaded, having written them to {@code clean} at first. */
  private long loadTwice(Path file, Path clean)
      throws IOException, InterruptedException, SQLException {
    Path data = bench.place().newFolder("load");
    try {
      bench.settle();
      ProcessRun first = load(data, file);
      loads.add(first.seconds());
      loadsAgain.add(load(data, file).seconds());
      JsonNode answer = new ObjectMapper().readTree(first.out());
      long sales = answer.path("sales").asLong();
      if (!Files.exists(clean)) {
        try (var loaded = PeerTable.open(data, bench)) {
          requireSame(sales, loaded.export(clean));
        }
      }
      return sales;
    } finally {
      Folders.remove(data);
    }
  }

  private ProcessRun load(Path data, Path file) throws IOException, InterruptedException {
    return bench
        .place()
        .program()
        .run("load", file, "--source", Bench.SOURCE, "--data", data, "--json");
  }

  private void copy(Path clean, long sales) throws IOException, InterruptedException, SQLException {
    Path data = bench.place().newFolder("peer");
    try (var peer = PeerTable.open(data, bench)) {
      peer.empty();
      bench.settle();
      long start = System.nanoTime();
      long copied = peer.copy(clean);
      copies.add((System.nanoTime() - start) / 1e9);
      requireSame(sales, copied);
      if (psql.isPresent()) {
        peer.empty();
        bench.settle();
        psqlCopies.add(psql.get().copy(peer.address(), PeerTable.NAME, clean));
        requireSame(sales, peer.count());
      }
    } finally {
      Folders.remove(data);
    }
  }

  private List<Figure> figures(long rows, long sales) {
    Figure load = Figure.seconds(PART, "haat load", rows, loads);
    Figure copy = Figure.seconds(PART, "COPY by the driver", rows, copies);
    var figures = new ArrayList<Figure>();
    figures.add(load.within(LoadLimits.loadSeconds(rows)));
    figures.add(load.rate(rows));
    figures.add(copy);
    figures.add(copy.rate(sales));
    figures.add(Figure.ratio(PART, load, copy).within(LoadLimits.loadToCopy(rows)));
    if (!psqlCopies.isEmpty()) {
      Figure byPsql = Figure.seconds(PART, "psql \\copy", rows, psqlCopies);
      figures.add(byPsql);
      figures.add(Figure.ratio(PART, load, byPsql).within(LoadLimits.loadToCopy(rows)));
    }
    figures.add(Figure.seconds(PART, "haat load, already loaded", rows, loadsAgain));
    return figures;
  }

  private static void requireSame(long sales, long copied) {
    if (sales != copied) {
      throw new IllegalStateException(
          "not the same rows: %d were loaded and %d copied".formatted(sales, copied));
    }
  }
}
