package io.haat.bench.stream;

import io.haat.bench.report.Figure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of the benchmark, in the order in which they run. */
enum Part {
  START,
  LATENCY,
  MEMORY,
  DRAIN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part that a figure belongs to. */
  static Part of(Figure figure) {
    return of(figure.part()).orElseThrow();
  }

  static Optional<Part> of(String word) {
    return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
  }

  /** All words, for messages. */
  static String words() {
    return Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", "));
  }
}
