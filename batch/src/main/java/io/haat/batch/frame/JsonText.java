package io.haat.batch.frame;

import java.nio.charset.StandardCharsets;

/**
 * The source of a record: all of an object, or an object of whose array one element is kept.
 *
 * @param whole the object, in {@code bytes}
 * @param array what is replaced by the element; all of the object where nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // lives no longer than one record
record JsonText(byte[] bytes, Span whole, Span array, Span element) {

  /** From {@code from} to before {@code to}. */
  record Span(int from, int to) {
    int length() {
      return to - from;
    }

    String text(byte[] bytes) {
      return new String(bytes, from, length(), StandardCharsets.UTF_8);
    }
  }

  JsonText(byte[] bytes, Span whole, Span all) {
    this(bytes, whole, all, all);
  }

  static JsonText element(byte[] bytes, Span whole, Span array, Span element) {
    return new JsonText(bytes, whole, array, element);
  }

  int length() {
    return isWhole() ? whole.length() : whole.length() - array.length() + element.length() + 2;
  }

  /** The record's source as one JSON text. */
  byte[] toBytes() {
    byte[] target = new byte[length()];
    if (isWhole()) {
      System.arraycopy(bytes, whole.from, target, 0, target.length);
      return target;
    }
    int at = copy(whole.from, array.from, target, 0);
    target[at++] = '[';
    at = copy(element.from, element.to, target, at);
    target[at++] = ']';
    copy(array.to, whole.to, target, at);
    return target;
  }

  private boolean isWhole() {
    return array.equals(element);
  }

  private int copy(int from, int to, byte[] target, int at) {
    System.arraycopy(bytes, from, target, at, to - from);
    return at + to - from;
  }
}
