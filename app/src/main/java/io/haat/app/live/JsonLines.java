package io.haat.app.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes, whatever they are, for text may be what is wrong with them. */
public final class JsonLines {
  private static final int USUAL_BYTES = 512;

  private final InputStream in;
  private long number;

  /**
   * @param in buffered
   */
  public JsonLines(InputStream in) {
    this.in = in;
  }

  /** The next line that is not blank, without its end; null after the last one. */
  public byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL_BYTES);
    for (int read = in.read(); read >= 0; read = in.read()) {
      if (read != '\n') {
        line.write(read);
        continue;
      }
      number++;
      if (!isBlank(line)) {
        return withoutReturn(line);
      }
      line.reset();
    }
    number++;
    return isBlank(line) ? null : withoutReturn(line);
  }

  /** The number of the line that {@link #next} gave last, from 1. */
  public long number() {
    return number;
  }

  private static boolean isBlank(ByteArrayOutputStream line) {
    for (byte b : line.toByteArray()) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private static byte[] withoutReturn(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    int length = bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    return Arrays.copyOf(bytes, length);
  }
}
