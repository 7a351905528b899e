package io.haat.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
      String id = HashedCopy.copy(file, copy).substring(0, ID_DIGITS);
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
}
