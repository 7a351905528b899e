package io.haat.batch.frame;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates all members of a gzip file (RFC 1952) and checks each one's length and sum. The JDK's
 * own stream takes a member that breaks off early, or one that follows where no bytes are
 * "available" yet, for the end of the file.
 */
final class GzipMembers extends InputStream {
  private static final int HEADER_SUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final String objectName;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 sum = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private boolean inMember;
  private boolean first = true;
  private boolean done;

  GzipMembers(InputStream in, String objectName) {
    this.in = in;
    this.objectName = objectName;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    while (!done && length > 0) {
      if (!inMember && !startMember()) {
        done = true;
        break;
      }
      int inflated = inflate(target, from, length);
      if (inflated > 0) {
        sum.update(target, from, inflated);
        return inflated;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw corrupt("needs a dictionary");
      } else if (inflater.needsInput()) {
        refill();
        inflater.setInput(buffer, position, limit - position);
        position = limit;
      }
    }
    return length == 0 ? 0 : -1;
  }

  private int inflate(byte[] target, int from, int length) throws IOException {
    try {
      return inflater.inflate(target, from, length);
    } catch (DataFormatException e) {
      throw corrupt(String.valueOf(e.getMessage()));
    }
  }

  private boolean startMember() throws IOException {
    int magic = nextOrEnd();
    while (!first && magic == 0) {
      magic = nextOrEnd(); // padding behind the last member
    }
    if (magic < 0) {
      return false;
    }
    if (magic != 0x1F || next() != 0x8B || next() != 8) {
      throw corrupt("something that is not gzip follows the compressed data");
    }
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_SUM) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(buffer, position, limit - position);
    position = limit;
    sum.reset();
    inMember = true;
    first = false;
    return true;
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    if (littleEndian() != sum.getValue()
        || littleEndian() != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw corrupt("its check sum does not fit");
    }
    inMember = false;
  }

  private long littleEndian() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (long) next() << shift;
    }
    return value;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {}
  }

  private int next() throws IOException {
    if (position == limit) {
      refill();
    }
    return buffer[position++] & 0xFF;
  }

  private int nextOrEnd() throws IOException {
    if (position == limit && !fillBuffer()) {
      return -1;
    }
    return buffer[position++] & 0xFF;
  }

  private void refill() throws IOException {
    if (!fillBuffer()) {
      throw Decompression.truncated(objectName, "gzip");
    }
  }

  private boolean fillBuffer() throws IOException {
    limit = Math.max(0, in.read(buffer));
    position = 0;
    return limit > 0;
  }

  private UnreadableFileException corrupt(String detail) {
    return Decompression.corrupt(objectName, "gzip", detail);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
