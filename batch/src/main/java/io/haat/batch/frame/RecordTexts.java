package io.haat.batch.frame;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Texts of a unit's records, read through one open file. Any order works; ascending rows are
 * quickest. Not thread-safe.
 */
public final class RecordTexts implements AutoCloseable {
  private static final int READ_AHEAD = 1 << 16;

  private final RecordOffsets offsets;
  private final boolean rawInLastField;
  private final FileChannel channel;
  private byte[] buffer = new byte[READ_AHEAD];
  private long bufferStart;
  private int bufferLength;

  RecordTexts(RecordOffsets offsets, Path records, boolean rawInLastField) throws IOException {
    this.offsets = offsets;
    this.rawInLastField = rawInLastField;
    this.channel = FileChannel.open(records);
  }

  /**
   * As {@link RecordOffsets#text}.
   *
   * @throws IllegalArgumentException if the row is not of the unit
   */
  public Optional<String> text(long row) throws IOException {
    int start = offsets.start(row);
    int length = offsets.end(row) - start - 1;
    if (length < 0) {
      return Optional.empty();
    }
    int at = load(start, length);
    int from = Long.toString(row).length() + 1;
    String text = new String(buffer, at + from, length - from, StandardCharsets.UTF_8);
    return Optional.of(rawInLastField ? lastField(text) : text);
  }

  private static String lastField(String line) {
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        start = i + 1;
      }
    }
    return line.substring(start + 1, line.length() - 1).replace("\"\"", "\"");
  }

  private int load(long start, int length) throws IOException {
    if (start < bufferStart || start + length > bufferStart + bufferLength) {
      if (length > buffer.length) {
        buffer = new byte[length];
      }
      bufferStart = start;
      bufferLength = 0;
      ByteBuffer target = ByteBuffer.wrap(buffer);
      while (bufferLength < length) {
        int read = channel.read(target, start + bufferLength);
        if (read < 0) {
          throw new EOFException("the unit's records end before byte " + (start + length));
        }
        bufferLength += read;
      }
    }
    return (int) (start - bufferStart);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
