package io.haat.testing.recount;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** MD5, to remember texts in little room. */
final class Digest {
  private Digest() {}

  static UUID of(String text) {
    ByteBuffer digest = ByteBuffer.wrap(md5().digest(text.getBytes(UTF_8)));
    return new UUID(digest.getLong(), digest.getLong());
  }

  /** As PostgreSQL's {@code md5(bytea)} writes it. */
  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(md5().digest(bytes));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has MD5", impossible);
    }
  }
}
