package io.haat.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The line key of a source that numbers no lines: the line's whole content as one text, so that the
 * same line is met again in overlapping and partial files, whatever their order. Fields stand in
 * the order of {@link LineField}, parted by U+001F; an absent field is empty, an instant is in
 * microseconds since 1970, decimals have all their places.
 */
public final class LineContent {
  /** What already tells lines apart beside the content, or numbers them. */
  private static final Set<LineField> APART =
      EnumSet.of(LineField.TRANSACTION_ID, LineField.LINE_NO, LineField.KIND, LineField.STORE_ID);

  private LineContent() {}

  /**
   * The key in DuckDB's SQL.
   *
   * @param present the columns that exist; the others count as empty
   */
  public static String sql(Set<LineField> present) {
    return Arrays.stream(LineField.values())
        .filter(field -> !APART.contains(field))
        .map(field -> present.contains(field) ? text(field) : "''")
        .collect(Collectors.joining(", chr(31), ", "concat(", ")"));
  }

  private static String text(LineField field) {
    return field.type() == LineField.Type.INSTANT
        ? "epoch_us(" + field.column() + ")"
        : field.column();
  }
}
