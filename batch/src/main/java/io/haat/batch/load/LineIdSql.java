package io.haat.batch.load;

/** The two halves of a {@code line_id}, as DuckDB hands them to Java. */
final class LineIdSql {
  static final String HIGH = "cast(line_id >> 64 as bigint)";
  static final String LOW = "cast(line_id & 9223372036854775807 as bigint)";

  private LineIdSql() {}
}
