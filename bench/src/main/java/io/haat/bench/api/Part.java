package io.haat.bench.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Part> of(String word) {
    return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
  }

  /** All words, for messages. */
  static String words() {
    return Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", "));
  }
}
