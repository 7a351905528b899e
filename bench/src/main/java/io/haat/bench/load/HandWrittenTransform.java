package io.haat.bench.load;

import io.haat.lake.DuckDb;
import io.haat.lake.DuckDbLimits;
import io.haat.lake.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The transform as plain SQL for DuckDB, in {@code hand-written-transform.sql}. */
final class HandWrittenTransform {
  private final String script;
  private final DuckDbLimits limits;

  HandWrittenTransform(DuckDbLimits limits) throws IOException {
    this.limits = limits;
    String name = "hand-written-transform.sql";
    try (InputStream in =
        Objects.requireNonNull(HandWrittenTransform.class.getResourceAsStream(name))) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
    }
  }

  /** Writes the Parquet files into a folder. Returns the good lines. */
  long run(Path csv, Path folder) throws SQLException {
    String sql =
        script
            .replace(":file", Sql.text(csv.toString()))
            .replace(":lines", file(folder, "lines"))
            .replace(":rejected", file(folder, "rejected"))
            .replace(":unreadable", file(folder, "unreadable"));
    try (DuckDb database = DuckDb.open(limits);
        Statement statement = database.connection().createStatement()) {
      for (String part : sql.split(";\\s*", -1)) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
      String count = "select count(*) from read_parquet(" + file(folder, "lines") + ")";
      try (ResultSet row = statement.executeQuery(count)) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static String file(Path folder, String name) {
    return Sql.text(folder.resolve(name + ".parquet").toString());
  }
}
