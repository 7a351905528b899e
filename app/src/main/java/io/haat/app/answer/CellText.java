package io.haat.app.answer;

import java.math.BigDecimal;

/** A cell as text. */
final class CellText {
  private CellText() {}

  static String of(Object cell) {
    return cell instanceof BigDecimal exact ? exact.toPlainString() : cell.toString();
  }
}
