package io.haat.bench.report;

import java.util.Locale;

/** What a figure counts, and how it is written. */
public enum Unit {
  SECONDS("%,.2f s"),
  MILLISECONDS("%,.1f ms"),
  /** One figure over another of the same run. */
  RATIO("%.2f ×"),
  ROWS_PER_SECOND("%,.0f rows/s"),
  LINES_PER_SECOND("%,.0f lines/s"),
  EVENTS_PER_SECOND("%,.0f events/s"),
  /** Millions of bytes. */
  MEGABYTES("%,.0f MB");

  private final String format;

  Unit(String format) {
    this.format = format;
  }

  String text(double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
