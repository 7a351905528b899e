package io.haat.server.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All modules that the dashboard starts with, as one: ninety requests of one or two kilobytes each
 * take a browser longer than everything else that it does until the first figures. Each module
 * becomes a function that gives what the module exports, after those that it imports. It knows the
 * forms that the dashboard's modules are written in, and refuses others; libraries stay modules of
 * their own.
 */
final class ModuleBundle {
  static final String NAME = "bundle.js";

  private static final Pattern IMPORT = statement("import \\{([^}]*)\\} from '([^']+)';");
  private static final Pattern PASSED_ON = statement("export \\{([^}]*)\\} from '([^']+)';");
  private static final Pattern EXPORT =
      statement("export (?=(?:async function|function|class|const) (\\w+))");
  private static final Pattern UNKNOWN = statement("(?:import|export)\\b(?!\\().*");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern LATER = Pattern.compile("\\bimport\\('([^']+)'\\)");

  private final Map<String, WebFile> files;
  private final Set<String> libraries = new TreeSet<>();
  private final Map<String, String> functions = new LinkedHashMap<>();
  private final Set<String> open = new TreeSet<>();

  private ModuleBundle(Map<String, WebFile> files) {
    this.files = files;
  }

  private static Pattern statement(String text) {
    return Pattern.compile("^" + text, Pattern.MULTILINE);
  }

  /**
   * The bundle, which belongs beside the first module.
   *
   * @param first the module that everything begins with, at the root of the files
   * @throws IllegalStateException if a module is missing, imports itself over others, or is written
   *     in a form that this does not know
   */
  static WebFile of(Map<String, WebFile> files, String first) {
    var bundle = new ModuleBundle(files);
    bundle.add(first);
    var text = new StringBuilder();
    for (String library : bundle.libraries) {
      text.append("import * as %s from './%s';\n".formatted(variable(library), library));
    }
    bundle.functions.forEach(
        (name, body) ->
            text.append("const %s = (() => {\n%s})();\n".formatted(variable(name), body)));
    return new WebFile(NAME, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void add(String name) {
    if (name.startsWith("vendor/")) {
      libraries.add(name);
      return;
    }
    if (functions.containsKey(name)) {
      return;
    }
    WebFile file = files.get(name);
    if (file == null || !open.add(name)) {
      throw new IllegalStateException(name + (file == null ? " is missing" : " imports itself"));
    }
    functions.put(name, function(name, file.text()));
  }

  private String function(String name, String text) {
    var exports = new TreeMap<String, String>();
    String body =
        replace(
            IMPORT,
            text,
            found -> "const {%s} = %s;".formatted(renamed(found.group(1)), module(name, found)));
    body =
        replace(
            PASSED_ON,
            body,
            found -> {
              String from = module(name, found);
              WORD.matcher(found.group(1))
                  .results()
                  .map(MatchResult::group)
                  .forEach(export -> exports.put(export, from + "." + export));
              return "";
            });
    body =
        replace(
            EXPORT,
            body,
            found -> {
              exports.put(found.group(1), found.group(1));
              return "";
            });
    body = replace(LATER, body, found -> "import('./%s')".formatted(path(name, found.group(1))));
    refuseOthers(name, body);
    var given = new StringJoiner(", ", "return {", "};\n");
    exports.forEach((export, value) -> given.add(export + ": " + value));
    return body + given;
  }

  private static void refuseOthers(String name, String body) {
    var unknown = UNKNOWN.matcher(body);
    if (unknown.find()) {
      throw new IllegalStateException(
          "%s: '%s' is in no form that can be bundled".formatted(name, unknown.group()));
    }
  }

  /** The variable of what is imported from, which is added before. */
  private String module(String importer, MatchResult found) {
    String name = path(importer, found.group(2));
    add(name);
    return variable(name);
  }

  private static String renamed(String names) {
    return names.replaceAll("(\\w+) as (\\w+)", "$1: $2");
  }

  private static String path(String from, String relative) {
    return URI.create("/" + from).resolve(relative).getPath().substring(1);
  }

  /** No name of a module's own begins like this. */
  private static String variable(String name) {
    return "$" + name.replaceAll("\\W", "_");
  }

  private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
    return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
  }
}
