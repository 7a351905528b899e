package io.haat.server.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parts a body into events, of which each keeps its very bytes: a fault in one of them is not the
 * others'.
 */
final class EventBody {
  private EventBody() {}

  /** The elements of a JSON array, or the one value that it is. */
  static List<byte[]> ofJson(byte[] body) throws MalformedBodyException {
    int start = firstOfText(body, 0, body.length);
    if (start < body.length && body[start] == '[') {
      return new ArrayElements(body, start + 1).all();
    }
    return start == body.length ? List.of() : List.of(trimmed(body, start, body.length));
  }

  /** The lines that are not blank. */
  static List<byte[]> ofLines(byte[] body) {
    var lines = new ArrayList<byte[]>();
    int start = 0;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        byte[] line = trimmed(body, start, i);
        if (line.length > 0) {
          lines.add(line);
        }
        start = i + 1;
      }
    }
    return lines;
  }

  static byte[] trimmed(byte[] body, int from, int to) {
    int start = firstOfText(body, from, to);
    int end = to;
    while (end > start && isBlank(body[end - 1])) {
      end--;
    }
    return Arrays.copyOfRange(body, start, end);
  }

  static int firstOfText(byte[] body, int from, int to) {
    int i = from;
    while (i < to && isBlank(body[i])) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
