package io.haat.app.command.sql;

/** Shows where in a statement an error is. */
final class SqlPosition {
  private SqlPosition() {}

  /**
   * The line with the position, and a caret below it.
   *
   * @param position counts characters from 1
   */
  static String mark(String sql, int position) {
    int at = sql.offsetByCodePoints(0, Math.min(position - 1, sql.codePointCount(0, sql.length())));
    int start = sql.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    int end = sql.indexOf('\n', at);
    String line = sql.substring(Math.min(start, at), end < 0 ? sql.length() : end);
    long number = sql.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    String prefix = "line " + number + ": ";
    return prefix + line + "\n" + " ".repeat(prefix.length() + Math.max(0, at - start)) + "^";
  }
}
