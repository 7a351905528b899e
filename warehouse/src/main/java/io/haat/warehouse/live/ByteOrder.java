package io.haat.warehouse.live;

/** Texts in the order of their UTF-8 bytes, as {@code collate "C"} has it. */
final class ByteOrder {
  private ByteOrder() {}

  /** Like {@link String#compareTo}, but with characters beyond U+FFFF after all others. */
  static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        boolean leftIsBeyond = Character.isSurrogate(l);
        boolean rightIsBeyond = Character.isSurrogate(r);
        return leftIsBeyond == rightIsBeyond ? l - r : leftIsBeyond ? 1 : -1;
      }
    }
    return left.length() - right.length();
  }
}
