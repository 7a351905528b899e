package io.haat.server.http;

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
public final class Representation {
  private static final int BUFFER_BYTES = 8_192;

  private final byte[] compressed;
  private final Optional<String> next;

  private Representation(byte[] compressed, Optional<String> next) {
    this.compressed = compressed;
    this.next = next;
  }

  /** Writes an answer. */
  static Representation of(Answer answer, Format format) {
    byte[] plain = format == Format.CSV ? CsvAnswer.of(answer) : JsonAnswer.of(answer);
    var bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (var gzip = new GZIPOutputStream(bytes, BUFFER_BYTES)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Representation(bytes.toByteArray(), answer.next());
  }

  /** The body, by gzip. */
  byte[] compressed() {
    return compressed;
  }

  byte[] plain() {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed), BUFFER_BYTES)) {
      return gzip.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The cursor of the next page, if there is one. */
  Optional<String> next() {
    return next;
  }
}
