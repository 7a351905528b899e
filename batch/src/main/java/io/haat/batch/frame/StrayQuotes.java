package io.haat.batch.frame;

/**
 * Tells a field that holds line ends from whole records that two stray quotes have made one.
 *
 * <p>A quote too many at the beginning of one record's field and another at the end of a later
 * record's are, to RFC 4180, one field over many lines: all records between them would be part of
 * it, silently. What gives them away is that each line has as many delimiters as a record has. In a
 * file of few columns a text of several lines may look like that, too, so those are not suspected.
 */
final class StrayQuotes {
  private static final int LEAST_COLUMNS = 4;

  private final byte delimiter;
  private final boolean carriageReturnOnly;
  private final int columns;

  StrayQuotes(char delimiter, boolean carriageReturnOnly, int columns) {
    this.delimiter = (byte) delimiter;
    this.carriageReturnOnly = carriageReturnOnly;
    this.columns = columns;
  }

  /** Whether each line of what was taken for one record of several lines looks like a record. */
  boolean join(byte[] bytes, int from, int to) {
    if (columns < LEAST_COLUMNS) {
      return false;
    }
    int fields = 1;
    for (int i = from; i < to; i++) {
      byte c = bytes[i];
      if (c == delimiter) {
        fields++;
      } else if (c == '\n' || (carriageReturnOnly && c == '\r')) {
        if (fields != columns) {
          return false;
        }
        fields = 1;
      }
    }
    return fields == columns;
  }
}
