package io.haat.batch.frame;

import java.io.IOException;

/**
 * Finds physical lines in a window: those that end at LF or CR LF, or at any CR where the whole
 * object uses only those.
 */
final class Line {
  private final ByteWindow window;
  private final boolean carriageReturnOnly;

  private int end;
  private int next;

  Line(ByteWindow window, boolean carriageReturnOnly) {
    this.window = window;
    this.carriageReturnOnly = carriageReturnOnly;
  }

  /**
   * Looks for the end of the line at the window's start, reading on while the line is no longer
   * than the window's {@code maxLength}.
   *
   * @return whether the line was found; if not, it is too long
   */
  boolean find() throws IOException {
    int searched = 0;
    while (true) {
      int at = terminator(window.start + searched);
      if (at >= 0) {
        found(at);
        return end - window.start <= window.maxLength;
      }
      searched = Math.max(0, window.length() - 1);
      if (window.length() > window.maxLength + 1) {
        return false;
      }
      if (!window.fill() && window.end) {
        endOfInput();
        return end - window.start <= window.maxLength;
      }
    }
  }

  /** Moves the line at the window's start, however long, to {@code target}. */
  void drain(RejectWriter target) throws IOException {
    while (true) {
      int at = terminator(window.start);
      if (at >= 0) {
        found(at);
      } else if (window.end) {
        endOfInput();
      } else {
        // the last byte stays: it may be the CR of a CR LF
        int upTo = Math.max(window.start, window.limit - 1);
        target.append(window.bytes, window.start, upTo);
        window.start = upTo;
        window.fill();
        continue;
      }
      target.append(window.bytes, window.start, end);
      window.start = next;
      return;
    }
  }

  /** Behind the line's last byte, its terminator excluded. */
  int end() {
    return end;
  }

  /** Where the next line starts. */
  int next() {
    return next;
  }

  private int terminator(int from) {
    if (!carriageReturnOnly) {
      return window.indexOf((byte) '\n', from);
    }
    for (int i = from; i < window.limit; i++) {
      boolean decided = i + 1 < window.limit || window.end;
      if (window.bytes[i] == '\n' || (window.bytes[i] == '\r' && decided)) {
        return i;
      }
    }
    return -1;
  }

  private void found(int at) {
    byte[] bytes = window.bytes;
    boolean crLf = bytes[at] == '\n' && at > window.start && bytes[at - 1] == '\r';
    boolean crBeforeLf = bytes[at] == '\r' && at + 1 < window.limit && bytes[at + 1] == '\n';
    end = crLf ? at - 1 : at;
    next = crBeforeLf ? at + 2 : at + 1;
  }

  private void endOfInput() {
    next = window.limit;
    boolean endsWithCarriageReturn =
        window.limit > window.start && window.bytes[window.limit - 1] == '\r';
    end = endsWithCarriageReturn ? window.limit - 1 : window.limit;
  }
}
