package io.haat.server.event;

import java.util.ArrayList;
import java.util.List;

/** Finds the elements of a JSON array by its brackets, commas and quotes, and by nothing else. */
final class ArrayElements {
  private final byte[] body;
  private final List<byte[]> elements = new ArrayList<>();
  private int start;
  private int depth;
  private boolean inText;

  /**
   * @param start behind the array's bracket
   */
  ArrayElements(byte[] body, int start) {
    this.body = body;
    this.start = start;
  }

  List<byte[]> all() throws MalformedBodyException {
    for (int i = start; i < body.length; i++) {
      byte b = body[i];
      if (inText) {
        if (b == '\\') {
          i++;
        } else if (b == '"') {
          inText = false;
        }
      } else if (b == '"') {
        inText = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (depth > 0) {
        depth -= b == '}' || b == ']' ? 1 : 0;
      } else if (b == ',') {
        add(i);
        start = i + 1;
      } else if (b == ']') {
        return upTo(i);
      }
    }
    throw new MalformedBodyException("is an array without an end");
  }

  private List<byte[]> upTo(int end) throws MalformedBodyException {
    if (EventBody.firstOfText(body, end + 1, body.length) < body.length) {
      throw new MalformedBodyException(
          "has something behind the array; several events without brackets and commas are"
              + " application/x-ndjson, one a line");
    }
    if (!elements.isEmpty() || EventBody.firstOfText(body, start, end) < end) {
      add(end);
    }
    return elements;
  }

  private void add(int end) throws MalformedBodyException {
    byte[] element = EventBody.trimmed(body, start, end);
    if (element.length == 0) {
      throw new MalformedBodyException(
          "has nothing between two commas or brackets, after event " + elements.size());
    }
    elements.add(element);
  }
}
