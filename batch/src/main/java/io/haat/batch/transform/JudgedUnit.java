package io.haat.batch.transform;

import io.haat.lake.DuckDb;
import java.util.List;

/**
 * A unit whose records stand judged in the table {@code line} of a DuckDB: {@code _row} and {@code
 * broken}, which is above 0 for a record that breaks rules.
 */
public interface JudgedUnit {
  UnitInput input();

  DuckDb database();

  /** The rules of a {@code broken} value. */
  List<String> rules(long broken);
}
