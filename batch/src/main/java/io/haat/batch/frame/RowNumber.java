package io.haat.batch.frame;

/** A record number that is counted up as decimal digits, so that no record pays for a division. */
final class RowNumber {
  private final byte[] digits = new byte[19];
  private int first = digits.length - 1;
  private long value = 1;

  RowNumber() {
    digits[first] = '1';
  }

  long value() {
    return value;
  }

  void increment() {
    value++;
    int i = digits.length - 1;
    while (i >= first && digits[i] == '9') {
      digits[i--] = '0';
    }
    if (i < first) {
      first = i;
      digits[i] = '1';
    } else {
      digits[i]++;
    }
  }

  /** Writes the digits and returns the position behind them. */
  int write(byte[] target, int at) {
    int length = digits.length - first;
    System.arraycopy(digits, first, target, at, length);
    return at + length;
  }
}
