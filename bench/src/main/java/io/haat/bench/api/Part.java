package io.haat.bench.api;

import java.util.Locale;

/** The parts of the benchmark, in the order in which they run. */
enum Part {
  /** Calls one after the other, each for the first time. */
  SINGLE,
  /** The same calls again and again. */
  CACHED,
  /** Beside the plain service. */
  PEER,
  /** An event on its way to 500 readers. */
  PUSH;

  /** As it is given on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
