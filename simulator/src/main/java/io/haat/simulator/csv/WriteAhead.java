package io.haat.simulator.csv;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes chunks on a thread of its own, so that making rows does not wait for the disk. The chunks
 * circulate: there are never more than {@value #CHUNKS}. One thread fills them.
 */
final class WriteAhead implements AutoCloseable {
  private static final int CHUNKS = 4;

  /** Bytes on their way out. Whoever holds a chunk owns it. */
  static final class Chunk {
    static final int SIZE = 512 * 1024;

    final byte[] bytes = new byte[SIZE];
    int length;
  }

  private final OutputStream out;
  private final BlockingQueue<Chunk> empty = new ArrayBlockingQueue<>(CHUNKS);
  private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS + 1);
  private final Chunk end = new Chunk();
  private final Thread thread;
  private volatile @Nullable Throwable failure;

  WriteAhead(OutputStream out) {
    this.out = out;
    for (int i = 0; i < CHUNKS; i++) {
      empty.add(new Chunk());
    }
    thread = new Thread(this::writeAll, "haat-generate-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /** An empty chunk to fill, waiting for one if the stream is slower. */
  Chunk take() throws IOException {
    try {
      Chunk chunk = empty.take();
      chunk.length = 0;
      return chunk;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Sends a chunk out; it is no longer the caller's. */
  void give(Chunk chunk) throws IOException {
    throwFailure();
    full.add(chunk);
  }

  /** Waits until everything given is written and the stream flushed. */
  void finish() throws IOException {
    close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    throwFailure();
    out.flush();
  }

  /** Lets the thread end after what it was given. */
  @Override
  public void close() {
    // A second end is never read, and there is room for it only if the first one was.
    boolean unused = full.offer(end);
  }

  private void writeAll() {
    try {
      for (Chunk chunk = full.take(); chunk != end; chunk = full.take()) {
        write(chunk);
        empty.add(chunk);
      }
    } catch (InterruptedException e) {
      failure = e;
    }
  }

  /** After a failure chunks only circulate, until their filler hears of it. */
  private void write(Chunk chunk) {
    if (failure != null) {
      return;
    }
    try {
      out.write(chunk.bytes, 0, chunk.length);
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  private void throwFailure() throws IOException {
    Throwable cause = failure;
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause != null) {
      throw new IOException("writing generated rows failed: " + cause, cause);
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("generating was interrupted");
  }
}
