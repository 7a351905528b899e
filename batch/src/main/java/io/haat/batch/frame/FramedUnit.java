package io.haat.batch.frame;

import java.nio.file.Path;

/**
 * A slice of an object: consecutive records, the well-formed ones and the rejected ones apart.
 *
 * @param index 0 for the object's first unit
 * @param firstRow number of the unit's first record in the object, from 1; the header is not
 *     counted. The unit has the rows from {@code firstRow} to {@code firstRow + recordCount +
 *     rejectCount - 1}
 * @param recordCount well-formed records: exactly the rows that DuckDB reads from {@code records}
 * @param records one line per well-formed record: its row, a delimiter, its text
 * @param rejects read by {@link FramedRejects}
 */
public record FramedUnit(
    int index,
    long firstRow,
    long recordCount,
    Path records,
    RecordOffsets offsets,
    Path rejects,
    long rejectCount,
    CsvDialect dialect) {

  /** All records of the unit. */
  public long rowCount() {
    return recordCount + rejectCount;
  }
}
