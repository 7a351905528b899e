package io.haat.batch.frame;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Opens a raw object as units of well-formed records. */
public final class Framing {

  /**
   * A record has at most this many bytes as UTF-8: 1 MiB. An object that is unnested may have 16
   * times as many, each of its records still no more than this.
   */
  public static final int MAX_RECORD_BYTES = 1 << 20;

  private Framing() {}

  /**
   * Begins to read an object, and reads as far as its columns.
   *
   * @param raw the object as it is stored: plain, gzip or Zstandard. It is closed with the source,
   *     or at once if this method throws
   * @param objectName the file as the user knows it, for messages
   * @throws UnreadableFileException if the object is empty, not text, not in the stated charset
   *     from its first line on, or its compressed data is damaged there
   */
  public static UnitSource open(InputStream raw, String objectName, FrameRequest request)
      throws IOException {
    CountingInputStream counting = new CountingInputStream(raw);
    try {
      ByteWindow window = window(counting, objectName, request);
      if (request.format() == Format.CSV) {
        CsvLayout layout = CsvLayout.sniff(window, objectName, request.csv());
        return new CsvUnitSource(counting, window, layout, request);
      }
      return new JsonUnitSource(counting, window, request);
    } catch (IOException | RuntimeException e) {
      try (raw) {
        throw e;
      }
    }
  }

  /**
   * Reads a compressed object to its end, so that damage is known before any of it is used. Takes
   * no more than a look at an object that is not compressed.
   *
   * @throws UnreadableFileException if its compressed data is truncated or corrupt
   */
  public static void requireWhole(InputStream raw, String objectName) throws IOException {
    InputStream plain = Decompression.open(raw, objectName);
    if (Decompression.isCompressed(plain)) {
      plain.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static ByteWindow window(InputStream raw, String objectName, FrameRequest request)
      throws IOException {
    Plausibility plausibility = new Plausibility(objectName);
    BufferedInputStream plain =
        new BufferedInputStream(Decompression.open(raw, objectName), Plausibility.HEAD);
    plain.mark(Plausibility.HEAD);
    byte[] head = plain.readNBytes(Plausibility.HEAD);
    plain.reset();
    plausibility.checkRaw(head, 0, head.length, request.charset());
    boolean utf8 = request.charset().equals(StandardCharsets.UTF_8);
    InputStream text = utf8 ? plain : new Transcoder(plain, ordered(request.charset(), head));
    boolean unnesting = request.rows().isPresent();
    ByteWindow window = new ByteWindow(text, MAX_RECORD_BYTES * (unnesting ? 16 : 1));
    window.fill();
    if (window.startsWith((byte) 0xEF, (byte) 0xBB, (byte) 0xBF)) {
      window.start += 3;
    }
    if (window.isAtEnd()) {
      plausibility.checkRaw(head, 0, 0, request.charset());
    }
    plausibility.checkText(window.bytes, window.start, window.limit);
    return window;
  }

  /**
   * UTF-16 with the order of its bytes, where neither the mapping nor a byte order mark says it:
   * the high bytes of delimiters, digits and line ends are 0.
   */
  private static Charset ordered(Charset charset, byte[] head) {
    if (!charset.equals(StandardCharsets.UTF_16) || startsWithByteOrderMark(head)) {
      return charset;
    }
    int[] zeros = new int[2];
    for (int i = 0; i < head.length; i++) {
      zeros[i % 2] += head[i] == 0 ? 1 : 0;
    }
    return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  private static boolean startsWithByteOrderMark(byte[] head) {
    int first = head.length < 2 ? 0 : (head[0] & 0xFF) << 8 | (head[1] & 0xFF);
    return first == 0xFEFF || first == 0xFFFE;
  }
}
