package io.haat.bench.load;

import io.haat.bench.process.Folders;
import io.haat.bench.report.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The same rows by single INSERTs, by batches of them, and by COPY; each in one transaction. */
final class InsertBench {
  /** As many as single INSERTs can bear. */
  static final long ROWS = 100_000;

  private static final String PART = Part.INSERTS.toString();
  private static final int BATCH = 1000;

  private final Bench bench;

  InsertBench(Bench bench) {
    this.bench = bench;
  }

  @FunctionalInterface
  private interface Way {
    void write() throws SQLException, IOException;
  }

  List<Figure> run(long rows) throws IOException, InterruptedException, SQLException {
    Path data = bench.place().newFolder("inserts");
    Path clean = bench.place().folder().resolve("clean-inserts.copy");
    bench
        .place()
        .program()
        .run("load", bench.file(rows), "--source", Bench.SOURCE, "--data", data, "--json");
    try (var table = PeerTable.open(data, bench);
        Connection rewriting = rewriting(table)) {
      long sales = table.export(clean);
      List<Object[]> values = values(table.connection());
      var single = new ArrayList<Double>();
      var batched = new ArrayList<Double>();
      var copied = new ArrayList<Double>();
      for (int run = 1; run <= bench.runs(); run++) {
        bench.place().tell("inserts: %,d rows, run %d of %d", rows, run, bench.runs());
        single.add(time(table, sales, () -> insert(table.connection(), values, 1)));
        batched.add(time(table, sales, () -> insert(rewriting, values, BATCH)));
        copied.add(time(table, sales, () -> table.copy(clean)));
      }
      Figure copy = Figure.seconds(PART, "COPY by the driver", rows, copied);
      return List.of(
          Figure.seconds(PART, "single INSERTs", rows, single).rate(sales),
          Figure.seconds(PART, "INSERTs in batches of " + BATCH, rows, batched).rate(sales),
          copy.rate(sales),
          Figure.ratio(PART, Figure.seconds(PART, "single INSERTs", rows, single), copy));
    } finally {
      Folders.remove(data);
    }
  }

  private double time(PeerTable table, long sales, Way way)
      throws SQLException, IOException, InterruptedException {
    table.empty();
    bench.settle();
    long start = System.nanoTime();
    way.write();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (table.count() != sales) {
      throw new IllegalStateException(
          "%d rows were written instead of %d".formatted(table.count(), sales));
    }
    return seconds;
  }

  private static Connection rewriting(PeerTable table) throws SQLException {
    var source = table.address().dataSource();
    source.setReWriteBatchedInserts(true);
    return source.getConnection();
  }

  private static List<Object[]> values(Connection connection) throws SQLException {
    var values = new ArrayList<Object[]>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select * from haat.fact_sales order by origin_row")) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        var line = new Object[columns];
        for (int i = 0; i < columns; i++) {
          line[i] = row.getObject(i + 1);
        }
        values.add(line);
      }
    }
    return values;
  }

  private static void insert(Connection connection, List<Object[]> values, int batch)
      throws SQLException {
    int columns = values.get(0).length;
    String sql =
        "insert into %s values (%s)"
            .formatted(PeerTable.NAME, String.join(", ", Collections.nCopies(columns, "?")));
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (Object[] line : values) {
        for (int i = 0; i < columns; i++) {
          statement.setObject(i + 1, line[i]);
        }
        if (batch == 1) {
          statement.executeUpdate();
          continue;
        }
        statement.addBatch();
        if (++waiting % batch == 0) {
          statement.executeBatch();
        }
      }
      if (batch > 1) {
        statement.executeBatch();
      }
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
