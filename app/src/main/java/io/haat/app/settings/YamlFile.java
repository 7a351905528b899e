package io.haat.app.settings;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads {@code haat.yaml}: two levels, part and key. */
final class YamlFile {
  private static final int TYPING_ERRORS = 3;

  private final Path file;
  private final Map<Key, GivenValue> given = new EnumMap<>(Key.class);

  private YamlFile(Path file) {
    this.file = file;
  }

  static Values read(Path file) {
    try {
      YamlFile yaml = new YamlFile(file);
      Optional<Node> root =
          new Compose(LoadSettings.builder().setLabel(file.toString()).build())
              .composeString(Files.readString(file));
      if (root.isPresent()) {
        yaml.parts(root.get());
      }
      return new Values(yaml.given);
    } catch (YamlEngineException e) {
      throw new UserError(file + " is not valid YAML: " + e.getMessage(), UserError.WRONG_USE, e);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e, UserError.WRONG_USE, e);
    }
  }

  private void parts(Node root) {
    for (NodeTuple part : entries(root, "the file")) {
      String name = name(part);
      List<String> known = parts();
      if (!known.contains(name)) {
        throw unknown(part.getKeyNode(), "part", name, known);
      }
      if (part.getValueNode() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL)) {
        continue;
      }
      for (NodeTuple setting : entries(part.getValueNode(), name)) {
        setting(name, setting);
      }
    }
  }

  private void setting(String part, NodeTuple setting) {
    String path = part + "." + name(setting);
    Key key =
        Key.ofPath(path).orElseThrow(() -> unknown(setting.getKeyNode(), "key", path, paths(part)));
    if (key.isFile() && setting.getValueNode() instanceof MappingNode properties) {
      given.put(key, new GivenValue(text(properties, path), place(properties) + " (" + path + ")"));
      return;
    }
    if (!(setting.getValueNode() instanceof ScalarNode scalar)) {
      throw error(setting.getValueNode(), path + " takes one value, not a list or a mapping");
    }
    if (!scalar.getTag().equals(Tag.NULL) && !scalar.getValue().isBlank()) {
      GivenValue value =
          new GivenValue(scalar.getValue().strip(), place(scalar) + " (" + path + ")");
      given.put(key, key.isFile() ? Variables.contents(value, file.resolveSibling("")) : value);
    }
  }

  /** A mapping of names to single values as the text of a properties file. */
  private String text(Node mapping, String path) {
    Properties properties = new Properties();
    for (NodeTuple entry : entries(mapping, path)) {
      if (!(entry.getValueNode() instanceof ScalarNode scalar)) {
        throw error(entry.getValueNode(), path + "." + name(entry) + " takes one value");
      }
      properties.setProperty(name(entry), scalar.getValue());
    }
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new IllegalStateException("a string takes everything", e);
    }
    return text.toString();
  }

  private List<NodeTuple> entries(Node node, String what) {
    if (!(node instanceof MappingNode mapping)) {
      throw error(node, what + " should be a mapping of keys to values");
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!seen.add(name(entry))) {
        throw error(entry.getKeyNode(), "'" + name(entry) + "' stands twice");
      }
    }
    return mapping.getValue();
  }

  private String name(NodeTuple entry) {
    if (entry.getKeyNode() instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw error(entry.getKeyNode(), "a key should be a plain word");
  }

  private UserError unknown(Node node, String kind, String name, List<String> known) {
    String hint =
        Nearest.to(name, known, TYPING_ERRORS)
            .map(nearest -> "Did you mean '" + nearest + "'?")
            .orElse("Known: " + String.join(", ", known) + ".");
    return error(node, "unknown " + kind + " '" + name + "'. " + hint);
  }

  private UserError error(Node node, String message) {
    return UserError.wrongUse(place(node) + ": " + message);
  }

  private String place(Node node) {
    return file + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
  }

  private static List<String> parts() {
    return Arrays.stream(Key.values())
        .map(key -> key.path().substring(0, key.path().indexOf('.')))
        .distinct()
        .toList();
  }

  private static List<String> paths(String part) {
    return Arrays.stream(Key.values())
        .map(Key::path)
        .filter(path -> path.startsWith(part + "."))
        .collect(Collectors.toList());
  }
}
