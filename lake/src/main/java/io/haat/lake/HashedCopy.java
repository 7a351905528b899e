package io.haat.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/** Copies a file while another thread hashes what is copied: to hash takes as long as to write. */
final class HashedCopy {
  private static final int BLOCK_BYTES = 1 << 20;

  private HashedCopy() {}

  /**
   * Copies all bytes.
   *
   * @return their SHA-256, in hexadecimal digits
   * @throws IOException naming the target if it could not be written
   */
  static String copy(Path from, Path to) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = Files.newOutputStream(to)) {
      CompletableFuture<Void> hashed = CompletableFuture.completedFuture(null);
      // One block is hashed while it is written and the next is read into the other.
      byte[] block = new byte[BLOCK_BYTES];
      byte[] other = new byte[BLOCK_BYTES];
      for (int length = in.read(block); length >= 0; length = in.read(block)) {
        hashed.join();
        byte[] read = block;
        int count = length;
        hashed = CompletableFuture.runAsync(() -> digest.update(read, 0, count));
        write(out, read, count, to);
        block = other;
        other = read;
      }
      hashed.join();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void write(OutputStream out, byte[] block, int length, Path target)
      throws IOException {
    try {
      out.write(block, 0, length);
    } catch (IOException failed) {
      // A stream does not know its file: "No space left on device" alone helps nobody.
      throw PathFailure.of(target, failed);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
