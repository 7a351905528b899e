package io.haat.app.command.load;

import io.haat.app.cli.Terminal;
import io.haat.batch.load.LoadListener;
import io.haat.batch.load.LoadReport;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells the person at the terminal how a load goes: one line that is written over and over. Where
 * standard error is no terminal, a line now and then.
 */
public final class ConsoleProgress implements LoadListener, AutoCloseable {
  private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private final long start;
  private String file = "";
  private long bytes;
  private long ofBytes;
  private long earlierRows;
  private long rows;
  private long written;
  private boolean shown;

  /**
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  public ConsoleProgress(Terminal terminal, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.written = start;
  }

  /** What comes is about this file. */
  public synchronized void begin(String name) {
    file = name;
    earlierRows += rows;
    rows = 0;
    bytes = 0;
    ofBytes = 0;
    show();
  }

  @Override
  public synchronized void notice(String line) {
    clear();
    terminal.err().println(file + ": " + line);
    show();
  }

  @Override
  public synchronized void read(long readBytes, long allBytes) {
    bytes = readBytes;
    ofBytes = allBytes;
    show();
  }

  @Override
  public synchronized void loaded(LoadReport soFar) {
    rows = soFar.read();
    show();
  }

  /** How many rows of the file in hand are settled. */
  public synchronized long rows() {
    return rows;
  }

  /** Leaves the terminal's line empty. */
  @Override
  public synchronized void close() {
    clear();
  }

  private void show() {
    long now = nanoTime.getAsLong();
    if (terminal.errorColumns() > 0) {
      String line = line(now);
      int room = terminal.errorColumns() - 1;
      terminal.err().print(CLEAR + line.substring(0, Math.min(line.length(), room)));
      terminal.err().flush();
      shown = true;
    } else if (now - written >= BETWEEN_LINES) {
      written = now;
      terminal.err().println(line(now));
    }
  }

  private void clear() {
    if (shown) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
      shown = false;
    }
  }

  private String line(long now) {
    long all = earlierRows + rows;
    double seconds = Math.max(0.001, (now - start) / 1e9);
    return String.format(
        Locale.ROOT,
        "%s: %d%% read, %,d rows loaded, %,d rows/s",
        file,
        ofBytes == 0 ? 0 : Math.min(100, bytes * 100 / ofBytes),
        all,
        Math.round(all / seconds));
  }
}
