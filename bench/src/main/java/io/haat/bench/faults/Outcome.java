package io.haat.bench.faults;

import java.util.List;

/**
 * What was left of one fault.
 *
 * @param events in the topics when everything was compared
 * @param seconds from the first event until all tables were equal, or were given up
 * @param tables that were compared
 * @param rows in them
 * @param differences at most some of each table, and events that were acknowledged and are not in
 *     the topics; empty if all is as it must be
 */
record Outcome(long events, double seconds, int tables, long rows, List<String> differences) {
  Outcome {
    differences = List.copyOf(differences);
  }

  /** It could not be tried to its end. */
  static Outcome failed(String reason) {
    return new Outcome(0, 0, 0, 0, List.of(reason));
  }

  boolean isEqual() {
    return differences.isEmpty();
  }
}
