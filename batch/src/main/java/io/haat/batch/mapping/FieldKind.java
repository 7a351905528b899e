package io.haat.batch.mapping;

/** What a canonical field holds, and so which results of an expression suit it. */
public enum FieldKind {
  TEXT("varchar"),
  /** An exact decimal, never floating point. */
  EXACT("decimal(18, 6)"),
  /** A moment, with an offset or as a local time of the source's zone. */
  MOMENT("timestamptz"),
  DATE("date"),
  WHOLE("bigint"),
  /** A measure for which floating point is good enough, such as a latitude. */
  MEASURE("double");

  private final String sqlType;

  FieldKind(String sqlType) {
    this.sqlType = sqlType;
  }

  /** The DuckDB type of the field where {@code reject:} rules see it. */
  public String sqlType() {
    return sqlType;
  }
}
