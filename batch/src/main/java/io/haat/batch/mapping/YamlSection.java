package io.haat.batch.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys and values of one YAML mapping, each with its line. */
final class YamlSection {
  /**
   * @param path the key with those around it, such as {@code csv.quote}
   * @param line of the value, from 1
   */
  record Entry(String path, int line, Node value) {}

  private final String path;
  private final int line;
  private final Problems problems;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * @param path of the section itself, empty for the file
   * @param known the keys it may have
   * @param what what a key of it is called in messages
   */
  YamlSection(String path, Node node, Collection<String> known, String what, Problems problems) {
    this.path = path;
    this.line = line(node);
    this.problems = problems;
    if (!(node instanceof MappingNode mapping)) {
      problems.add(line, path, "must have keys and values; write `key: value` lines under it");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      add(tuple, known, what);
    }
  }

  private void add(NodeTuple tuple, Collection<String> known, String what) {
    Node key = tuple.getKeyNode();
    if (!(key instanceof ScalarNode scalar)) {
      problems.add(line(key), path, "has a key that is not a plain name; write `key: value` lines");
      return;
    }
    String name = scalar.getValue();
    String full = path.isEmpty() ? name : path + "." + name;
    if (!known.contains(name)) {
      problems.add(
          line(key),
          full,
          "unknown "
              + what
              + Names.suggestion(name, known)
              + "; known are "
              + String.join(", ", known));
      return;
    }
    Entry earlier =
        entries.putIfAbsent(
            name, new Entry(full, line(tuple.getValueNode()), tuple.getValueNode()));
    if (earlier != null) {
      problems.add(
          line(key), full, "stands twice, first at line " + earlier.line() + "; keep one of them");
    }
  }

  int line() {
    return line;
  }

  Map<String, Entry> entries() {
    return Collections.unmodifiableMap(entries);
  }

  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The text of a key; a key without text is a problem, and empty. */
  Optional<String> text(String key) {
    return entry(key).flatMap(this::text);
  }

  Optional<String> text(Entry entry) {
    if (entry.value() instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problems.add(
        entry.line(), entry.path(), "must be a single value, not a list or keys; write one value");
    return Optional.empty();
  }

  /** The text of a key that must be there. */
  Optional<String> required(String key, String next) {
    if (!entries.containsKey(key)) {
      boolean top = path.isEmpty();
      problems.add(top ? 0 : line, top ? key : path + "." + key, "is missing; " + next);
    }
    return text(key);
  }

  /** The elements of a list, or nothing and a problem. */
  List<Node> list(Entry entry) {
    if (entry.value() instanceof SequenceNode sequence) {
      return new ArrayList<>(sequence.getValue());
    }
    problems.add(entry.line(), entry.path(), "must be a list; write [a, b] or lines with a dash");
    return List.of();
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
