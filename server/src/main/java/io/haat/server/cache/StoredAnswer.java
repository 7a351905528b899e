package io.haat.server.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as it goes over the wire. It is kept compressed, which is what nearly all clients take.
 */
public final class StoredAnswer {
  private static final int BUFFER_BYTES = 8_192;

  private final byte[] compressed;
  private final Optional<String> next;

  /**
   * Takes an answer over.
   *
   * @param compressed the body, by gzip; not to be changed
   * @param next the cursor of the next page, if there is one
   */
  public StoredAnswer(byte[] compressed, Optional<String> next) {
    this.compressed = compressed;
    this.next = next;
  }

  /** Compresses a body. */
  public static StoredAnswer of(byte[] plain, Optional<String> next) {
    var bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (var gzip = new GZIPOutputStream(bytes, BUFFER_BYTES)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new StoredAnswer(bytes.toByteArray(), next);
  }

  /** The body, by gzip; not to be changed. */
  public byte[] compressed() {
    return compressed;
  }

  /** The body as it is. */
  public byte[] plain() {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed), BUFFER_BYTES)) {
      return gzip.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public Optional<String> next() {
    return next;
  }
}
