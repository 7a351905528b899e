package io.haat.batch.frame;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Looks at an object's first bytes and refuses what is not text, before anything is framed. */
final class Plausibility {
  /** How much of an object is looked at, in bytes. */
  static final int HEAD = 1 << 16;

  private static final String BYTE_ORDER_MARK_UTF_8 = "\u00EF\u00BB\u00BF";

  private final String objectName;

  Plausibility(String objectName) {
    this.objectName = objectName;
  }

  /** Checks the head before it is decoded. */
  void checkRaw(byte[] bytes, int from, int to, Charset charset) throws UnreadableFileException {
    if (from == to) {
      throw new UnreadableFileException(
          objectName, "is empty", "Check the export that wrote it, then load it again.");
    }
    Optional<FileKind> kind = FileKind.of(bytes, from, to);
    if (kind.isPresent()) {
      throw new UnreadableFileException(
          objectName, "is " + kind.get().name() + ", not a text file", kind.get().nextStep());
    }
    String head = new String(bytes, from, Math.min(3, to - from), StandardCharsets.ISO_8859_1);
    boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    if (!wide && (head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF"))) {
      throw wrongCharset("UTF-16", charset);
    }
    if (!charset.equals(StandardCharsets.UTF_8) && head.equals(BYTE_ORDER_MARK_UTF_8)) {
      throw wrongCharset("UTF-8", charset);
    }
  }

  private UnreadableFileException wrongCharset(String found, Charset charset) {
    return new UnreadableFileException(
        objectName,
        "starts with the byte order mark of " + found + " but is to be read as " + charset,
        "Set encoding: " + found.toLowerCase(Locale.ROOT) + " in its mapping.");
  }

  /**
   * Checks the head as UTF-8. One NUL is a bad record and not a bad file; a NUL in the first line,
   * or control characters all over, are no text.
   */
  void checkText(byte[] bytes, int from, int to) throws UnreadableFileException {
    int controls = 0;
    boolean firstLine = true;
    int end = Math.min(to, from + HEAD);
    for (int i = from; i < end; i++) {
      int c = bytes[i] & 0xFF;
      if (c == '\n' || c == '\r') {
        firstLine = false;
      } else if ((c == 0 && firstLine) || (isControl(c) && ++controls > (end - from) / 20 + 4)) {
        throw new UnreadableFileException(
            objectName,
            "is a binary file, not text in the encoding of its mapping",
            "Export the data as CSV or JSON, or set encoding: (for instance utf-16) in the"
                + " mapping.");
      }
    }
  }

  private static boolean isControl(int c) {
    return c == 0 || (c < ' ' && c != '\t' && c != '\f' && c > 2);
  }
}
