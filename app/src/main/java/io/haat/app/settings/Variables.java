package io.haat.app.settings;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings from names and values, as the environment and {@code .env} give them. */
final class Variables {
  private static final String PREFIX = "HAAT_";
  private static final String FILE_SUFFIX = "_FILE";
  private static final int TYPING_ERRORS = 3;

  /** Read by the launcher before Java starts. */
  static final List<String> LAUNCHER = List.of("HAAT_JAVA_OPTS");

  private Variables() {}

  /** From the process's environment; names without Haat's prefix are other programs' business. */
  static Values ofEnvironment(Map<String, String> environment, Path workingFolder) {
    SortedMap<String, GivenValue> named = new TreeMap<>();
    environment.forEach(
        (name, value) -> named.put(name, new GivenValue(value, "environment variable " + name)));
    return of(named, workingFolder);
  }

  /**
   * Names and their values to settings; an empty value counts as not given, as compose files pass
   * on what is not set.
   *
   * @throws UserError for an unknown name with Haat's prefix, or one that is given twice, as value
   *     and as file
   */
  static Values of(SortedMap<String, GivenValue> named, Path workingFolder) {
    Map<Key, GivenValue> given = new EnumMap<>(Key.class);
    named.forEach(
        (name, value) -> {
          if (!name.startsWith(PREFIX) || LAUNCHER.contains(name)) {
            return;
          }
          Key key =
              Key.ofVariable(name)
                  .or(() -> keyOfFile(name))
                  .orElseThrow(() -> unknown(name, value));
          if (value.text().isBlank()) {
            return;
          }
          boolean direct = Key.ofVariable(name).isPresent() && !key.isFile();
          GivenValue actual = direct ? value : contents(value, workingFolder);
          GivenValue other = given.put(key, new GivenValue(actual.text().strip(), actual.origin()));
          if (other != null) {
            throw UserError.wrongUse(
                "both %s and %s are set. Unset one of them."
                    .formatted(other.origin(), value.origin()));
          }
        });
    return new Values(given);
  }

  private static Optional<Key> keyOfFile(String name) {
    return name.endsWith(FILE_SUFFIX)
        ? Key.ofVariable(name.substring(0, name.length() - FILE_SUFFIX.length()))
        : Optional.empty();
  }

  static GivenValue contents(GivenValue fileName, Path workingFolder) {
    Path file = workingFolder.resolve(fileName.text());
    try {
      return new GivenValue(Files.readString(file), fileName.origin() + " (" + file + ")");
    } catch (IOException e) {
      throw new UserError(
          "%s names a file that cannot be read: %s".formatted(fileName.origin(), e),
          UserError.WRONG_USE,
          e);
    }
  }

  private static UserError unknown(String name, GivenValue value) {
    List<String> known = Arrays.stream(Key.values()).map(Key::variable).toList();
    String hint =
        Nearest.to(name, known, TYPING_ERRORS)
            .map(nearest -> "Did you mean " + nearest + "?")
            .orElse("Known: " + String.join(", ", known) + ", each also with _FILE.");
    return UserError.wrongUse(value.origin() + " is not a setting of Haat. " + hint);
  }
}
