package io.haat.bench.load;

import java.util.Locale;

/** The parts of the benchmark, in the order in which they run. */
enum Part {
  COPY,
  TRANSFORM,
  INSERTS,
  GENERATE,
  MEMORY;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads its word; for options. */
  static Part of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return word();
  }
}
