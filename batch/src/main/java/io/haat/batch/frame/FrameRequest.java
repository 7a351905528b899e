package io.haat.batch.frame;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be framed, and where the units go.
 *
 * @param charset of the raw object, once decompressed
 * @param csv read for {@link Format#CSV} only
 * @param rows dotted path of an array inside each JSON object; one record per element, with the
 *     parent's fields beside it. Empty: one record per object
 * @param jsonColumns dotted names of the JSON values to take, in the order of the unit's columns
 * @param recordsPerUnit records of a unit, rejected ones included; at least 1. A unit also ends
 *     when one of its files reaches 1 GiB, and takes in all records of the object that it began
 * @param workDirectory an existing directory that nothing else writes to
 */
public record FrameRequest(
    Format format,
    Charset charset,
    CsvOptions csv,
    Optional<String> rows,
    List<String> jsonColumns,
    long recordsPerUnit,
    Path workDirectory) {

  public static final long DEFAULT_RECORDS_PER_UNIT = 500_000;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public FrameRequest {
    jsonColumns = List.copyOf(jsonColumns);
    if (recordsPerUnit < 1) {
      throw new IllegalArgumentException("recordsPerUnit must be at least 1: " + recordsPerUnit);
    }
    if (format == Format.CSV && (rows.isPresent() || !jsonColumns.isEmpty())) {
      throw new IllegalArgumentException("rows and jsonColumns are for JSON only");
    }
    if (Set.copyOf(jsonColumns).size() < jsonColumns.size()
        || !Collections.disjoint(jsonColumns, ColumnNames.RESERVED)) {
      throw new IllegalArgumentException(
          "jsonColumns must differ from each other and from " + ColumnNames.RESERVED);
    }
  }

  /** A UTF-8 file with a header, its delimiter found by itself. */
  public static FrameRequest csv(Path workDirectory) {
    return of(Format.CSV, List.of(), workDirectory);
  }

  /** UTF-8 JSON, one record per object. */
  public static FrameRequest json(Format format, List<String> jsonColumns, Path workDirectory) {
    return of(format, jsonColumns, workDirectory);
  }

  public FrameRequest withCharset(Charset newCharset) {
    return new FrameRequest(
        format, newCharset, csv, rows, jsonColumns, recordsPerUnit, workDirectory);
  }

  public FrameRequest withCsv(CsvOptions newCsv) {
    return new FrameRequest(
        format, charset, newCsv, rows, jsonColumns, recordsPerUnit, workDirectory);
  }

  public FrameRequest withRows(String newRows) {
    return new FrameRequest(
        format, charset, csv, Optional.of(newRows), jsonColumns, recordsPerUnit, workDirectory);
  }

  public FrameRequest withRecordsPerUnit(long newRecordsPerUnit) {
    return new FrameRequest(
        format, charset, csv, rows, jsonColumns, newRecordsPerUnit, workDirectory);
  }

  private static FrameRequest of(Format format, List<String> jsonColumns, Path workDirectory) {
    return new FrameRequest(
        format,
        StandardCharsets.UTF_8,
        CsvOptions.DEFAULT,
        Optional.empty(),
        jsonColumns,
        DEFAULT_RECORDS_PER_UNIT,
        workDirectory);
  }
}
