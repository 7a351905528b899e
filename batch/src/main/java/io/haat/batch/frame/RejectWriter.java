package io.haat.batch.frame;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Writes the spill file that {@link FramedRejects} reads. A record is: its rules as bits, its row,
 * its bytes in chunks that begin with their length, 0, its length. Chunks let a record be written
 * whose end is not known.
 */
final class RejectWriter implements AutoCloseable {
  private final DataOutputStream out;
  private long writtenBytes;
  private long count;
  private long length;

  RejectWriter(Path path) throws IOException {
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 14));
  }

  void begin(long row, Set<FramingRule> rules) throws IOException {
    out.writeByte(FramingRule.bits(rules));
    out.writeLong(row);
    length = 0;
  }

  /** More of the record's bytes: those from {@code from} to before {@code to}. */
  void append(byte[] bytes, int from, int to) throws IOException {
    int kept = (int) Math.max(0, Math.min(to - from, FramedRejects.MAX_BYTES - length));
    if (kept > 0) {
      out.writeInt(kept);
      out.write(bytes, from, kept);
      writtenBytes += kept;
    }
    length += to - from;
  }

  void end() throws IOException {
    out.writeInt(0);
    out.writeLong(length);
    count++;
  }

  long count() {
    return count;
  }

  long writtenBytes() {
    return writtenBytes;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
