package io.haat.app.settings;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code .env}: lines {@code NAME=value}, quotes around a value as wanted, comments after
 * {@code #}.
 */
final class DotEnvFile {
  private static final Pattern LINE =
      Pattern.compile(
          """
          \\s*(?:export\\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*\
          (?:'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<plain>[^'"#\\s][^#]*?|))\\s*(?:#.*)?""");
  private static final int TYPING_ERRORS = 2;

  private DotEnvFile() {}

  static Values read(Path file) {
    try {
      SortedMap<String, GivenValue> named = new TreeMap<>();
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
          read(line, file + ":" + (i + 1), named);
        }
      }
      return Variables.of(named, file.toAbsolutePath().resolveSibling(""));
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e, UserError.WRONG_USE, e);
    }
  }

  private static void read(String line, String place, SortedMap<String, GivenValue> named) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw UserError.wrongUse(place + ": expected NAME=value");
    }
    String name = matcher.group("name");
    String value = "";
    for (String form : List.of("single", "double", "plain")) {
      String text = matcher.group(form);
      value = text == null ? value : text;
    }
    rejectMisspelled(name, place);
    if (named.put(name, new GivenValue(value, place + " (" + name + ")")) != null) {
      throw UserError.wrongUse(place + ": " + name + " stands twice");
    }
  }

  /**
   * The file may serve other programs too, whose names are left alone unless they look like one of
   * ours.
   */
  private static void rejectMisspelled(String name, String place) {
    if (name.startsWith("HAAT_")) {
      return;
    }
    List<String> known = Arrays.stream(Key.values()).map(Key::variable).toList();
    Nearest.to(name, known, TYPING_ERRORS)
        .ifPresent(
            nearest -> {
              throw UserError.wrongUse(
                  place + ": " + name + " is unknown. Did you mean " + nearest + "?");
            });
  }
}
