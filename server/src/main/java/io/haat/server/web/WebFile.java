package io.haat.server.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One file, as it is and compressed. Thread-safe. */
final class WebFile {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2");

  private final String name;
  private final byte[] content;
  private byte @Nullable [] compressed;

  WebFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  String type() {
    return TYPES.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "text/plain; charset=utf-8");
  }

  byte[] content() {
    return content;
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Fonts are compressed in themselves. */
  boolean isCompressible() {
    return !name.endsWith(".woff2");
  }

  /** Compressed when it is first asked for, by gzip. */
  synchronized byte[] compressed() {
    if (compressed == null) {
      var bytes = new ByteArrayOutputStream(content.length / 3);
      try (var gzip = new GZIPOutputStream(bytes)) {
        gzip.write(content);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      compressed = bytes.toByteArray();
    }
    return compressed;
  }

  void addTo(MessageDigest digest) {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(content);
  }
}
