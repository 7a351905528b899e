package io.haat.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Takes files into the lake as raw objects. The same bytes are one object, whatever their name. */
public final class Landing {
  private static final int ID_DIGITS = 12;

  private final ObjectStore store;
  private final Clock clock;

  public Landing(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Copies the file into the lake. When it fails, for instance for want of space, nothing of it
   * stays.
   *
   * @throws IOException naming the file that could not be read or written
   */
  public RawObject land(String retailer, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    Path copy = Files.createTempFile(store.scratch(), "landing-", ".part");
    try {
      MessageDigest digest = sha256();
      try (InputStream in = Files.newInputStream(file);
          OutputStream out = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
        copy(in, out, copy);
      }
      String id = HexFormat.of().formatHex(digest.digest()).substring(0, ID_DIGITS);
      return keep(retailer, id, name, copy);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** The object that landed earlier under this id. */
  public Optional<RawObject> find(String retailer, String id) throws IOException {
    for (String path : store.list(LakeLayout.rawOf(retailer))) {
      String fileName = path.substring(path.lastIndexOf('/') + 1);
      if (fileName.startsWith(id + '-')) {
        Path local = store.local(path);
        Instant receivedAt = Files.getLastModifiedTime(local).toInstant();
        String name = fileName.substring(ID_DIGITS + 1);
        return Optional.of(new RawObject(id, name, path, Files.size(local), receivedAt));
      }
    }
    return Optional.empty();
  }

  private static void copy(InputStream in, OutputStream out, Path target) throws IOException {
    byte[] buffer = new byte[1 << 20];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      try {
        out.write(buffer, 0, length);
      } catch (IOException failed) {
        // A stream does not know its file: "No space left on device" alone helps nobody.
        throw PathFailure.of(target, failed);
      }
    }
  }

  private RawObject keep(String retailer, String id, String name, Path copy) throws IOException {
    Optional<RawObject> known = find(retailer, id);
    if (known.isPresent()) {
      return known.get();
    }
    Instant now = clock.instant();
    String path = LakeLayout.raw(retailer, now, id, name);
    long bytes = Files.size(copy);
    store.put(path, copy);
    return new RawObject(id, name, path, bytes, now);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
