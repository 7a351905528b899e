package io.haat.batch.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one mapping, so that a user sees all of it at once. */
final class Problems {
  private final String origin;
  private final List<Problem> found = new ArrayList<>();

  Problems(String origin) {
    this.origin = origin;
  }

  void add(int line, String key, String cause) {
    var problem = new Problem(origin, line, key, cause);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  void throwIfAny() throws MappingException {
    if (!found.isEmpty()) {
      throw exception();
    }
  }

  MappingException exception() {
    found.sort(Comparator.comparingInt(Problem::line));
    return new MappingException(found);
  }
}
