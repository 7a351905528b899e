package io.haat.model.event;

import java.util.ArrayList;
import java.util.List;

/** The rules that one record breaks, each named once, in the order in which they were found. */
final class Findings {
  private final List<String> rules = new ArrayList<>();

  void clear() {
    rules.clear();
  }

  void add(String rule) {
    if (!rules.contains(rule)) {
      rules.add(rule);
    }
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  List<String> rules() {
    return List.copyOf(rules);
  }
}
