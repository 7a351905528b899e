package io.haat.batch.frame;

import java.io.IOException;

/** One value per line. */
final class JsonLines implements JsonCutter {
  private final ByteWindow window;
  private final Line line;

  JsonLines(ByteWindow window) {
    this.window = window;
    this.line = new Line(window, false);
  }

  @Override
  public Step advance() throws IOException {
    while (!window.isAtEnd()) {
      if (!line.find()) {
        return Step.TOO_LONG;
      }
      if (!isBlank()) {
        return Step.VALUE;
      }
      consume();
    }
    return Step.END;
  }

  private boolean isBlank() {
    for (int i = from(); i < to(); i++) {
      if (!JsonElements.isSpace(window.bytes[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int from() {
    return window.start;
  }

  @Override
  public int to() {
    return line.end();
  }

  @Override
  public void consume() {
    window.start = line.next();
  }

  @Override
  public void drain(RejectWriter target) throws IOException {
    line.drain(target);
  }
}
