package io.haat.stream.record;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts of which there are few, such as shops and products, and gives the same object for the
 * same text: less to collect, and quicker to compare. Keeps the latest of each slot, so it never
 * grows. Of one thread.
 */
final class TextPool implements Serializable {
  private static final int SLOTS = 4_096;
  private static final int LONGEST = 40;
  private static final int PRIME = 31;

  /** A text and its bytes. */
  private static final class Known {
    final String text;
    final byte[] bytes;

    Known(String text, byte[] bytes) {
      this.text = text;
      this.bytes = bytes;
    }
  }

  private final transient byte[] scratch = new byte[LONGEST];
  private final transient @Nullable Known[] slots = new @Nullable Known[SLOTS];

  String read(DataInputView in) throws IOException {
    return text(in, Wire.readLength(in));
  }

  @Nullable String readOptional(DataInputView in) throws IOException {
    int length = Wire.readLength(in);
    return length == 0 ? null : text(in, length - 1);
  }

  private String text(DataInputView in, int length) throws IOException {
    if (length > LONGEST) {
      byte[] bytes = new byte[length];
      in.readFully(bytes, 0, length);
      return new String(bytes, StandardCharsets.UTF_8);
    }
    in.readFully(scratch, 0, length);
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * PRIME + scratch[i];
    }
    int slot = (hash ^ hash >>> 12 ^ hash >>> 24) & (SLOTS - 1);
    Known known = slots[slot];
    if (known == null || !isSame(known.bytes, length)) {
      byte[] bytes = Arrays.copyOf(scratch, length);
      known = new Known(new String(bytes, StandardCharsets.UTF_8), bytes);
      slots[slot] = known;
    }
    return known.text;
  }

  private boolean isSame(byte[] bytes, int length) {
    return bytes.length == length && Arrays.equals(bytes, 0, length, scratch, 0, length);
  }

  /** A pool that was sent elsewhere begins empty. */
  private Object readResolve() {
    return new TextPool();
  }
}
