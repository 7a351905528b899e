package io.haat.batch.frame;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a unit's rejected records one after another, in row order. Holds one at a time. */
public final class FramedRejects implements AutoCloseable {

  /** A rejected record keeps this many bytes at most. */
  public static final int MAX_BYTES = 32 << 20;

  static final int END = -1;

  private final DataInputStream in;

  private FramedRejects(DataInputStream in) {
    this.in = in;
  }

  public static FramedRejects open(Path rejects) throws IOException {
    return new FramedRejects(
        new DataInputStream(new BufferedInputStream(Files.newInputStream(rejects), 1 << 16)));
  }

  /** The next record, or null at the end. */
  public @Nullable FramedReject next() throws IOException {
    int rules = in.read();
    if (rules == END) {
      return null;
    }
    long row = in.readLong();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int chunk = in.readInt(); chunk > 0; chunk = in.readInt()) {
      bytes.write(in.readNBytes(chunk));
    }
    return new FramedReject(row, FramingRule.names(rules), bytes.toByteArray(), in.readLong());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
