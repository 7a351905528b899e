package io.haat.simulator.csv;

import java.io.IOException;
import java.util.Arrays;

/** Rows as bytes on their way out, gathered into large writes. Not thread-safe. */
final class RowBuffer {
  /** More bytes than any row has. */
  static final int LONGEST_ROW = 8 * 1024;

  private static final int NINE_DIGITS = 1_000_000_000;
  private static final byte[] TENS = new byte[100];
  private static final byte[] ONES = new byte[100];

  static {
    for (int i = 0; i < 100; i++) {
      TENS[i] = (byte) ('0' + i / 10);
      ONES[i] = (byte) ('0' + i % 10);
    }
  }

  private final WriteAhead out;
  private WriteAhead.Chunk chunk;
  private byte[] bytes;
  private int end;
  private int rowStart;

  RowBuffer(WriteAhead out) throws IOException {
    this.out = out;
    chunk = out.take();
    bytes = chunk.bytes;
  }

  /** Begins a row; what came before it is settled. */
  void startRow() throws IOException {
    if (end > WriteAhead.Chunk.SIZE - LONGEST_ROW) {
      send();
      chunk = out.take();
      bytes = chunk.bytes;
      end = 0;
    }
    rowStart = end;
  }

  /** The row so far. */
  byte[] row() {
    return Arrays.copyOfRange(bytes, rowStart, end);
  }

  /** Puts another row in the place of the one begun. */
  void replaceRow(byte[] row) {
    end = rowStart;
    put(row);
  }

  /** Sends the rest and waits until everything is written; nothing can be put afterwards. */
  void finish() throws IOException {
    send();
    out.finish();
  }

  private void send() throws IOException {
    chunk.length = end;
    out.give(chunk);
  }

  void put(byte[] text) {
    System.arraycopy(text, 0, bytes, end, text.length);
    end += text.length;
  }

  void put(char ascii) {
    bytes[end++] = (byte) ascii;
  }

  void putTwoDigits(int value) {
    bytes[end++] = TENS[value];
    bytes[end++] = ONES[value];
  }

  /** Nine digits, or more where the number has more. */
  void putNineDigits(long value) {
    if (value >= NINE_DIGITS) {
      putNumber(value / NINE_DIGITS);
      value %= NINE_DIGITS;
    }
    int rest = (int) value;
    put((char) ('0' + rest / 100_000_000));
    rest %= 100_000_000;
    putTwoDigits(rest / 1_000_000);
    putTwoDigits(rest / 10_000 % 100);
    putTwoDigits(rest / 100 % 100);
    putTwoDigits(rest % 100);
  }

  /** A whole number of at least 0. */
  void putNumber(long value) {
    int digits = 1;
    for (long limit = 10; value >= limit; limit *= 10) {
      digits++;
    }
    int at = end + digits;
    end = at;
    long rest = value;
    while (digits-- > 0) {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** An amount of at least 0 with two decimals. */
  void putPaise(long paise) {
    putNumber(paise / 100);
    put('.');
    putTwoDigits((int) (paise % 100));
  }

  /** A quantity of at least 0: whole, or with three decimals. */
  void putMillis(int millis) {
    int whole = millis / 1000;
    int rest = millis - whole * 1000;
    putNumber(whole);
    if (rest != 0) {
      put('.');
      put((char) ('0' + rest / 100));
      putTwoDigits(rest % 100);
    }
  }
}
