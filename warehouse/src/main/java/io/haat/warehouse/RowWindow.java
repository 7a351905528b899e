package io.haat.warehouse;

import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;

/**
 * Rows that wait in a buffer to be sent in the order of their numbers, rows of one number in the
 * order of their coming. A window is small enough that rows of a time stay together in the table.
 */
final class RowWindow {
  /** Bits of a row's place in the window; the number has the others. */
  private static final int PLACE_BITS = 14;

  private static final int ROWS = 1 << PLACE_BITS;
  private static final int BYTES = 1 << 24;
  private static final long LARGEST_NUMBER = Long.MAX_VALUE >> PLACE_BITS;

  private final long[] order = new long[ROWS];
  private final int[] starts = new int[ROWS + 1];
  private final byte[] message = new byte[1 << 16];
  private int count;
  private int filled;

  boolean isEmpty() {
    return count == 0;
  }

  boolean isFull(int bytes) {
    return count == ROWS || bytes >= BYTES;
  }

  /**
   * Takes a row that begins in the buffer.
   *
   * @param number 0 to 2^49 - 1
   */
  void add(long number, int start) {
    if (number < 0 || number > LARGEST_NUMBER) {
      throw new IllegalArgumentException(number + " is not within 0 to " + LARGEST_NUMBER);
    }
    order[count] = number << PLACE_BITS | count;
    starts[count++] = start;
  }

  /** Sends all rows, which end in the buffer at {@code end}, and is empty again. */
  void send(byte[] buffer, int end, CopyIn copy) throws SQLException {
    starts[count] = end;
    Arrays.sort(order, 0, count);
    for (int i = 0; i < count; i++) {
      int place = (int) order[i] & ROWS - 1;
      send(buffer, starts[place], starts[place + 1] - starts[place], copy);
    }
    sendMessage(copy);
    count = 0;
  }

  private void send(byte[] buffer, int start, int bytes, CopyIn copy) throws SQLException {
    if (filled + bytes > message.length) {
      sendMessage(copy);
    }
    if (bytes > message.length) {
      copy.writeToCopy(buffer, start, bytes);
    } else {
      System.arraycopy(buffer, start, message, filled, bytes);
      filled += bytes;
    }
  }

  private void sendMessage(CopyIn copy) throws SQLException {
    copy.writeToCopy(message, 0, filled);
    filled = 0;
  }
}
