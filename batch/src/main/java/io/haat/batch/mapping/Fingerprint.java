package io.haat.batch.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short hash over a mapping's meaning: comments, layout and line numbers leave it as it is. */
final class Fingerprint {
  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds one value; its length goes in before it, so that no two sequences look the same. */
  Fingerprint add(Object value) {
    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** 12 hexadecimal digits. */
  String text() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }
}
