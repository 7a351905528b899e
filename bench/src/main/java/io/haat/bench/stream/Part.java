package io.haat.bench.stream;

import io.haat.bench.report.Figure;
import java.util.Locale;

/** The parts of the benchmark, in the order in which they run. */
enum Part {
  START,
  LATENCY,
  MEMORY,
  DRAIN;

  /** As it is given on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part that a figure belongs to. */
  static Part of(Figure figure) {
    return valueOf(figure.part().toUpperCase(Locale.ROOT));
  }
}
