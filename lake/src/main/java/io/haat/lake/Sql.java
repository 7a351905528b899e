package io.haat.lake;

/** Quoting for SQL that Haat itself generates. */
public final class Sql {
  private Sql() {}

  /** A text literal. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A quoted identifier. */
  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
