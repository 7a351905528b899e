package io.haat.batch.frame;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a stream that is being looked at: {@code bytes[start, limit)}. Behind {@code limit}
 * there is always room for one byte, where a scanner may put a sentinel.
 */
final class ByteWindow implements Closeable {
  private static final int READ_BYTES = 1 << 18;

  final int maxLength;
  byte[] bytes;
  int start;
  int limit;

  /** Whether the stream ends at {@code limit}. */
  boolean end;

  private final InputStream in;
  private final int readBytes;

  /**
   * @param maxLength {@link #fill} grows the window at least to this many bytes where it must
   */
  ByteWindow(InputStream in, int maxLength) {
    this(in, maxLength, READ_BYTES);
  }

  /**
   * @param readBytes how much is read at a time
   */
  ByteWindow(InputStream in, int maxLength, int readBytes) {
    this.in = in;
    this.maxLength = maxLength;
    this.readBytes = readBytes;
    this.bytes = new byte[2 * readBytes + 1];
  }

  int length() {
    return limit - start;
  }

  boolean isAtEnd() throws IOException {
    return start == limit && !fill();
  }

  /**
   * Adds at least one byte. Positions move: only their distance from {@code start} stays.
   *
   * @return false if the stream has no more
   */
  boolean fill() throws IOException {
    if (end) {
      return false;
    }
    if (bytes.length - 1 - limit < readBytes) {
      makeRoom();
    }
    int read = in.readNBytes(bytes, limit, readBytes);
    limit += read;
    end = read < readBytes;
    return read > 0;
  }

  private void makeRoom() {
    int length = length();
    byte[] target = bytes;
    if (bytes.length - 1 - length < readBytes) {
      int wanted = Math.min(2 * bytes.length, maxLength + readBytes + 1);
      target = new byte[Math.max(wanted, length + readBytes + 1)];
    }
    System.arraycopy(bytes, start, target, 0, length);
    bytes = target;
    start = 0;
    limit = length;
  }

  /** The position of the first {@code wanted} from {@code from} on, or -1. */
  int indexOf(byte wanted, int from) {
    for (int i = from; i < limit; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  boolean startsWith(byte... prefix) {
    return length() >= prefix.length
        && Arrays.equals(bytes, start, start + prefix.length, prefix, 0, prefix.length);
  }
}
