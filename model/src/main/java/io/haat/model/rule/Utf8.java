package io.haat.model.rule;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Checks bytes against the well-formed sequences of the Unicode Standard's table 3-7. */
public final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;

  private Utf8() {}

  /** Whether the bytes from {@code from} to before {@code to} are UTF-8. */
  public static boolean isValid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int length = sequence(bytes, i, to);
      if (length == 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  /** The rule that the bytes before {@code end} break, or null: UTF-8 and no NUL. */
  public static @Nullable String brokenRule(byte[] bytes, int end) {
    boolean nul = false;
    int i = 0;
    while (i < end) {
      if (i + Long.BYTES <= end) {
        long eight = (long) LONGS.get(bytes, i);
        // No byte with its high bit set, and none so small that 1 is more.
        if (((eight | eight - ONES) & HIGH_BITS) == 0) {
          i += Long.BYTES;
          continue;
        }
      }
      int length = sequence(bytes, i, end);
      if (length == 0) {
        return FrameRules.INVALID_ENCODING;
      }
      nul |= bytes[i] == 0;
      i += length;
    }
    return nul ? FrameRules.INVALID_CHARACTER : null;
  }

  /** The length of the sequence that begins there, or 0 if it is not well-formed. */
  private static int sequence(byte[] bytes, int i, int end) {
    if (bytes[i] >= 0) {
      return 1;
    }
    int lead = bytes[i] & 0xFF;
    int length = length(lead);
    if (length == 0 || i + length > end || !secondFits(lead, bytes[i + 1] & 0xFF)) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static int length(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  }

  private static boolean secondFits(int lead, int second) {
    return switch (lead) {
      case 0xE0 -> second >= 0xA0 && second <= 0xBF;
      case 0xED -> second >= 0x80 && second <= 0x9F;
      case 0xF0 -> second >= 0x90 && second <= 0xBF;
      case 0xF4 -> second >= 0x80 && second <= 0x8F;
      default -> second >= 0x80 && second <= 0xBF;
    };
  }
}
