package io.haat.app.command;

import io.haat.app.error.UserError;
import io.haat.lake.DuckDb;
import io.haat.lake.DuckDbLimits;
import io.haat.lake.Sql;
import io.haat.simulator.csv.CsvSalesWriter;
import io.haat.simulator.csv.GeneratedCounts;
import io.haat.simulator.sales.GenerateRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Synthetic sales as Parquet, by way of CSV beside it; every column is text, as in the CSV. */
final class GeneratedParquet {
  private static final int MEMORY_MIB = 256;

  private GeneratedParquet() {}

  static GeneratedCounts write(GenerateRequest request, Path target) throws IOException {
    if (request.dirty() > 0) {
      throw UserError.wrongUse(
          "--dirty makes rows that only CSV can hold: write to a .csv file, or leave --dirty out");
    }
    Path csv = target.resolveSibling(target.getFileName() + ".csv");
    try {
      GeneratedCounts counts;
      try (OutputStream stream = Files.newOutputStream(csv)) {
        counts = CsvSalesWriter.write(request, stream);
      }
      convert(csv, target);
      return counts;
    } finally {
      Files.deleteIfExists(csv);
    }
  }

  private static void convert(Path csv, Path parquet) throws IOException {
    Path spill = csv.resolveSibling(csv.getFileName() + ".spill");
    try (DuckDb database = DuckDb.open(new DuckDbLimits(MEMORY_MIB, 1, spill))) {
      database.execute(
          """
          copy (select * from read_csv(%s, header = true, all_varchar = true, delim = ',', quote = '"'))
          to %s (format parquet, compression zstd)"""
              .formatted(Sql.text(csv.toString()), Sql.text(parquet.toString())));
    } catch (SQLException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }
}
