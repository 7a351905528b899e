package io.haat.batch.mapping.infer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds the encoding of a text from its first bytes. */
final class Encodings {
  /**
   * A text with the name of its encoding.
   *
   * @param name as a mapping writes it
   */
  record Decoded(String name, String text) {}

  private Encodings() {}

  /** By byte order mark; else by its NULs UTF-16; else UTF-8 if it is; else windows-1252. */
  static Decoded decode(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Decoded("utf-8", new String(bytes, StandardCharsets.UTF_8).substring(1));
    }
    if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)) {
      return new Decoded("utf-16", new String(bytes, StandardCharsets.UTF_16));
    }
    int even = nulsAt(bytes, 0);
    int odd = nulsAt(bytes, 1);
    if (Math.max(even, odd) > bytes.length / 5) {
      return even > odd
          ? new Decoded("utf-16be", new String(bytes, StandardCharsets.UTF_16BE))
          : new Decoded("utf-16le", new String(bytes, StandardCharsets.UTF_16LE));
    }
    if (isUtf8(bytes)) {
      return new Decoded("utf-8", new String(bytes, StandardCharsets.UTF_8));
    }
    return new Decoded("windows-1252", new String(bytes, Charset.forName("windows-1252")));
  }

  /** Whether all is UTF-8 but a character cut off at the end. */
  private static boolean isUtf8(byte[] bytes) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var out = CharBuffer.allocate(bytes.length + 1);
    return !decoder.decode(ByteBuffer.wrap(bytes), out, false).isError();
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static int nulsAt(byte[] bytes, int parity) {
    int nuls = 0;
    for (int i = parity; i < bytes.length; i += 2) {
      nuls += bytes[i] == 0 ? 1 : 0;
    }
    return nuls;
  }
}
