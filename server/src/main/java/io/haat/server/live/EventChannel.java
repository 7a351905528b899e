package io.haat.server.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The way to one reader. Whoever sends never waits: what the reader does not take yet is kept, and
 * a reader that falls too far behind is dropped. Thread-safe.
 */
final class EventChannel implements WriteListener {
  private static final int MOST_BYTES_BEHIND = 256 * 1024;

  private final ServletOutputStream output;
  private final Consumer<EventChannel> drop;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private boolean open = true;
  private boolean started;
  private boolean unflushed;

  /**
   * Opens it.
   *
   * @param drop cuts the connection; called once at most
   */
  EventChannel(ServletOutputStream output, Consumer<EventChannel> drop) {
    this.output = output;
    this.drop = drop;
  }

  synchronized void send(byte[] message) {
    if (!open) {
      return;
    }
    if (waitingBytes + message.length > MOST_BYTES_BEHIND) {
      close();
      return;
    }
    waiting.add(message);
    waitingBytes += message.length;
    if (started) {
      writeWhatTheReaderTakes();
    }
  }

  @Override
  public synchronized void onWritePossible() {
    started = true;
    writeWhatTheReaderTakes();
  }

  /** Each step may leave the output busy, which then calls when it is ready again. */
  private void writeWhatTheReaderTakes() {
    try {
      while (open && (unflushed || !waiting.isEmpty()) && output.isReady()) {
        if (waiting.isEmpty()) {
          unflushed = false;
          output.flush();
        } else {
          byte[] message = waiting.remove();
          waitingBytes -= message.length;
          unflushed = true;
          output.write(message);
        }
      }
    } catch (IOException gone) {
      close();
    }
  }

  @Override
  public void onError(Throwable gone) {
    close();
  }

  synchronized boolean isOpen() {
    return open;
  }

  synchronized void close() {
    if (open) {
      open = false;
      waiting.clear();
      waitingBytes = 0;
      drop.accept(this);
    }
  }
}
