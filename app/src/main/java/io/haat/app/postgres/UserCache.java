package io.haat.app.postgres;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The folder for what can be made again at any time, shared by all data directories of a user. */
public final class UserCache {
  private UserCache() {}

  /**
   * The system's own place for caches: XDG on Linux, Library/Caches on macOS, LOCALAPPDATA on
   * Windows.
   */
  public static Path folder(Map<String, String> environment) {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    // Java's user.home is the user database's, which a container's user may not be in.
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    String variable = os.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
    String named = environment.getOrDefault(variable, "");
    if (!named.isBlank() && Path.of(named).isAbsolute()) {
      return Path.of(named).resolve("haat");
    }
    return home.resolve(os.startsWith("mac") ? "Library/Caches" : ".cache").resolve("haat");
  }
}
