package io.haat.server.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The OpenAPI description. It is written by hand: {@code openapi.yaml} with what all calls share,
 * and beside it one file per group of calls, each with its {@code paths} and {@code schemas}.
 */
public final class ApiDescription {
  private static final List<String> GROUPS =
      List.of(
          "sales",
          "lines",
          "customers",
          "inventory",
          "catalogue",
          "live",
          "data",
          "events",
          "batch");
  private static final String PATHS = "paths:\n";
  private static final String SCHEMAS = "components:\n  schemas:\n";

  private final String yaml;

  private ApiDescription(String yaml) {
    this.yaml = yaml;
  }

  /** Joins the files into one document. The shared one ends in its schemas, so theirs follow it. */
  public static ApiDescription load() {
    var paths = new StringBuilder(PATHS);
    var document = new StringBuilder(file("openapi"));
    for (String group : GROUPS) {
      String text = file(group);
      int schemas = text.indexOf(SCHEMAS);
      if (!text.startsWith(PATHS) || schemas < 0) {
        throw new IllegalStateException(group + ".yaml must have paths, then components: schemas:");
      }
      paths.append(text, PATHS.length(), schemas);
      document.append(text, schemas + SCHEMAS.length(), text.length());
    }
    return new ApiDescription(document.append(paths).toString());
  }

  private static String file(String name) {
    try (InputStream file = ApiDescription.class.getResourceAsStream("/api/" + name + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException("the program was built without api/" + name + ".yaml");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** As YAML, with its comments. */
  public String yaml() {
    return yaml;
  }

  /** Differs whenever the API does. */
  public String version() {
    return Integer.toHexString(yaml.hashCode());
  }

  /** As maps, lists and plain values. */
  public Map<String, ?> document() {
    var document = new TreeMap<String, Object>();
    var root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    root.forEach((name, value) -> document.put(String.valueOf(name), value));
    return document;
  }
}
