package io.haat.app.postgres;

import io.haat.app.error.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * PostgreSQL's programs, unpacked once into a folder that all data directories share. Processes may
 * unpack at once: each works in a folder of its own and renames it, so what has the final name is
 * whole.
 */
final class PostgresBinaries {
  private static final String UNFINISHED = ".unfinished-";

  private PostgresBinaries() {}

  /**
   * The folder that holds {@code bin}, {@code lib} and {@code share}.
   *
   * @param cache where it is kept, made if absent
   * @throws UserError when no archive for the platform is on the class path or the cache cannot be
   *     written
   */
  static Path unpacked(Platform platform, Path cache) {
    String archive = "postgres-" + platform.name() + ".txz";
    URL resource = PostgresBinaries.class.getClassLoader().getResource(archive);
    if (resource == null) {
      throw UserError.failed(
          "this build has no PostgreSQL for %s. Build on that platform, or set HAAT_DATABASE_URL."
              .formatted(platform.name()));
    }
    try {
      Path home = cache.resolve("postgresql-" + platform.name() + "-" + fingerprint(resource));
      if (!Files.isDirectory(home)) {
        unpack(resource, cache, home);
      }
      return home;
    } catch (IOException e) {
      throw UserError.failed(
          "cannot unpack PostgreSQL into %s: %s. Free some space (80 MB) or set XDG_CACHE_HOME to a writable folder."
              .formatted(cache, e),
          e);
    }
  }

  /**
   * The checksum that the jar's directory already has: reading 15 MB at each start would cost more
   * than all the rest.
   */
  private static String fingerprint(URL resource) throws IOException {
    URLConnection connection = resource.openConnection();
    if (connection instanceof JarURLConnection jar && jar.getJarEntry() != null) {
      return Long.toHexString(jar.getJarEntry().getCrc());
    }
    return Long.toString(connection.getContentLengthLong());
  }

  private static void unpack(URL resource, Path cache, Path home) throws IOException {
    Files.createDirectories(cache);
    deleteLeftovers(cache);
    String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    Path unfinished = cache.resolve(home.getFileName() + UNFINISHED + owner);
    try (InputStream in = new BufferedInputStream(resource.openStream(), 1 << 16)) {
      TarXz.extract(in, unfinished);
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
    } finally {
      FileTree.delete(unfinished);
    }
  }

  /** What a killed process left behind. */
  private static void deleteLeftovers(Path cache) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(cache, "*" + UNFINISHED + "*")) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        String owner = name.substring(name.indexOf(UNFINISHED) + UNFINISHED.length());
        long pid = Long.parseLong(owner.substring(0, owner.indexOf('-')));
        if (ProcessHandle.of(pid).isEmpty()) {
          FileTree.delete(folder);
        }
      }
    }
  }
}
