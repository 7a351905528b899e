package io.haat.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files of the dashboard, by their path below {@code web/}, read once into memory. */
final class WebFiles {
  private static final String ROOT = "web";

  private final SortedMap<String, WebFile> files;
  private final String version;

  private WebFiles(SortedMap<String, WebFile> files) {
    this.files = files;
    version = versionOf(files);
  }

  /**
   * Reads them from where this class comes from, a jar or a folder of classes: on the class path
   * there may be other dashboards in folders of that name.
   */
  static WebFiles load() {
    try {
      Path place =
          Path.of(WebFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return new WebFiles(read(place.resolve(ROOT)));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return new WebFiles(read(jar.getPath(ROOT)));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SortedMap<String, WebFile> read(Path root) throws IOException {
    var files = new TreeMap<String, WebFile>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(path).toString().replace('\\', '/');
        files.put(name, new WebFile(name, Files.readAllBytes(path)));
      }
    }
    files.put(ModuleBundle.NAME, ModuleBundle.of(files, "app.js"));
    return files;
  }

  private static String versionOf(SortedMap<String, WebFile> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach((name, file) -> file.addTo(digest));
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Differs whenever any of the files differs. */
  String version() {
    return version;
  }

  SortedMap<String, WebFile> files() {
    return files;
  }
}
