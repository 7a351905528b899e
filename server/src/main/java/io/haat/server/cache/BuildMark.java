package io.haat.server.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Tells one build of the program from another, so that answers which an earlier one has made are
 * not taken for those of this one.
 */
public final class BuildMark {
  private BuildMark() {}

  /**
   * The mark of the jars that these classes are in: of equal content equal. Folders of classes, as
   * tests have them, have none.
   */
  public static String of(Class<?>... classes) {
    var sum = new CRC32();
    try {
      for (Class<?> one : classes) {
        CodeSource source = Objects.requireNonNull(one.getProtectionDomain().getCodeSource());
        Path place = Path.of(URI.create(source.getLocation().toString()));
        if (Files.isRegularFile(place)) {
          add(place, sum);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return Long.toHexString(sum.getValue());
  }

  private static void add(Path file, CRC32 sum) throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      jar.stream()
          .mapToLong(ZipEntry::getCrc)
          .sorted()
          .forEach(crc -> sum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, crc)));
    }
  }
}
