package io.haat.bench.load;

import java.util.Locale;

/** The parts of the benchmark, in the order in which they run. */
enum Part {
  COPY,
  TRANSFORM,
  INSERTS,
  GENERATE,
  MEMORY;

  /** As it is given on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
