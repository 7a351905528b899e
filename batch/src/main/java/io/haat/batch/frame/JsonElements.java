package io.haat.batch.frame;

import java.io.IOException;

/**
 * The elements of one array, or values one after another. Counts brackets outside strings; an array
 * that is not closed, or where something else than a comma parts two elements, is broken from there
 * on.
 */
final class JsonElements implements JsonCutter {
  private final ByteWindow window;
  private boolean inArray;
  private boolean separated = true;
  private boolean ended;

  private int scanned;
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean complete;

  JsonElements(ByteWindow window) {
    this.window = window;
  }

  static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  @Override
  public Step advance() throws IOException {
    while (!ended) {
      skipSpace();
      if (window.isAtEnd()) {
        ended = true;
        return inArray ? Step.BROKEN : Step.END;
      }
      byte c = window.bytes[window.start];
      if (!inArray && c == '[') {
        inArray = true;
        separated = true;
      } else if (inArray && c == ']') {
        inArray = false;
      } else if (inArray && !separated && c == ',') {
        separated = true;
      } else {
        return inArray && !separated ? broken() : value();
      }
      window.start++;
    }
    return Step.END;
  }

  private void skipSpace() throws IOException {
    while (!window.isAtEnd() && isSpace(window.bytes[window.start])) {
      window.start++;
    }
  }

  private Step value() throws IOException {
    scanned = 0;
    depth = 0;
    inString = false;
    escaped = false;
    complete = false;
    while (true) {
      scan();
      boolean scalarAtEnd = window.end && depth == 0 && !inString;
      if (complete || scalarAtEnd) {
        return scanned == 0 ? broken() : Step.VALUE;
      }
      if (window.length() > window.maxLength) {
        return Step.TOO_LONG;
      }
      if (!window.fill() && depth + (inString ? 1 : 0) > 0) {
        return broken();
      }
    }
  }

  private Step broken() {
    ended = true;
    return Step.BROKEN;
  }

  /** Looks on for the value's end; {@code scanned} is how far behind the window's start it got. */
  private void scan() {
    byte[] bytes = window.bytes;
    int i = window.start + scanned;
    while (i < window.limit && !complete) {
      byte c = bytes[i++];
      if (inString) {
        boolean closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        inString = !closes;
        complete = closes && depth == 0;
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (depth > 0) {
        depth -= c == '}' || c == ']' ? 1 : 0;
        complete = depth == 0;
      } else if (c == '}' || c == ']' || c == ',' || isSpace(c)) {
        complete = true;
        i--; // behind a number or a literal
      }
    }
    scanned = i - window.start;
  }

  @Override
  public int from() {
    return window.start;
  }

  @Override
  public int to() {
    return window.start + scanned;
  }

  @Override
  public void consume() {
    window.start += scanned;
    separated = false;
  }

  @Override
  public void drain(RejectWriter target) throws IOException {
    while (true) {
      int upTo = ended ? window.limit : window.start + scanned;
      target.append(window.bytes, window.start, upTo);
      window.start = upTo;
      scanned = 0;
      boolean valueEnds = !ended && complete;
      if (valueEnds || !window.fill()) {
        separated = false;
        return;
      }
      if (!ended) {
        scan();
      }
    }
  }
}
