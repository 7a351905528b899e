package io.haat.batch.frame;

import java.util.Arrays;

/** Spans at 8 bytes each, since one object may have millions of elements. */
final class SpanList {
  private int[] bounds = new int[64];
  private int size;

  void clear() {
    size = 0;
  }

  void add(JsonText.Span span) {
    if (2 * size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * size] = span.from();
    bounds[2 * size + 1] = span.to();
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /**
   * @param index 0 to {@code size() - 1}
   */
  JsonText.Span get(int index) {
    return new JsonText.Span(bounds[2 * index], bounds[2 * index + 1]);
  }
}
