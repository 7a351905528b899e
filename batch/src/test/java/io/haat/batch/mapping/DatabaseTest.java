package io.haat.batch.mapping;

import io.haat.lake.DuckDb;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests of one class after the other over a small DuckDB. */
public abstract class DatabaseTest {
  protected static DuckDb database;

  @BeforeAll
  static void openDatabase() throws SQLException {
    database = Databases.open();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }
}
