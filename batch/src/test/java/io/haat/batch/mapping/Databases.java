package io.haat.batch.mapping;

import io.haat.lake.DuckDb;
import io.haat.lake.DuckDbLimits;
import java.nio.file.Path;
import java.sql.SQLException;

/** Small DuckDBs for tests. */
public final class Databases {
  private Databases() {}

  public static DuckDb open() throws SQLException {
    return DuckDb.open(new DuckDbLimits(128, 1, Path.of(System.getProperty("java.io.tmpdir"))));
  }
}
