package io.haat.server.live;

import io.javalin.http.Context;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes changed windows to whoever listens. One thread with one connection to the warehouse serves
 * them all, newcomers too: so nobody is told an older state after a newer one.
 */
public final class LiveStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration BETWEEN_PUSHES = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Each makes all readers ask anew, and a backlog would do so ten times a second. */
  private static final Duration BETWEEN_RESETS = Duration.ofSeconds(5);

  /** In one message; more are not told one by one. A message of so many has about 150 kB. */
  static final int MOST_WINDOWS = 1_000;

  private final DataSource warehouse;
  private final LiveReaders readers = new LiveReaders();
  private final Thread listener = new Thread(this::run, "haat-live-stream");

  /** Up to when everything is told; kept while the warehouse is away. */
  private @Nullable Instant told;

  private boolean mustReset;
  private long lastReset = System.nanoTime() - BETWEEN_RESETS.toNanos();
  private volatile boolean open = true;

  public LiveStream(DataSource warehouse) {
    this.warehouse = warehouse;
    listener.setDaemon(true);
  }

  public void start() {
    listener.start();
  }

  /** Answers a request with events until its reader goes away. */
  public void open(Context context) throws IOException {
    readers.open(context);
  }

  private void run() {
    while (open) {
      try (Connection connection = warehouse.getConnection()) {
        follow(connection);
      } catch (SQLException lost) {
        if (open) {
          LOG.warn("live push waits for the warehouse: {}", lost.getMessage());
          readers.send(WindowMessage.BEAT);
          pause(Duration.ofSeconds(1));
        }
      }
    }
  }

  private void follow(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = haat, public; set timezone = 'UTC'; listen haat_live");
    }
    var news = new WindowNews(connection, told == null ? WindowNews.now(connection) : told);
    PGConnection notified = connection.unwrap(PGConnection.class);
    long lastBeat = System.nanoTime();
    long lastLook = lastBeat - BETWEEN_LOOKS.toNanos();
    while (open) {
      PGNotification[] signals = notified.getNotifications((int) BETWEEN_PUSHES.toMillis());
      boolean signalled = signals != null && signals.length > 0;
      if (signalled || readers.hasNewcomers() || isOver(BETWEEN_LOOKS, lastLook)) {
        lastLook = System.nanoTime();
        push(news.next(), news.newest());
        told = news.newest();
        greet(connection, news.newest());
      }
      if (mustReset && isOver(BETWEEN_RESETS, lastReset)) {
        mustReset = false;
        lastReset = System.nanoTime();
        readers.send(WindowMessage.reset(news.newest()));
      }
      if (isOver(HEARTBEAT, lastBeat)) {
        lastBeat = System.nanoTime();
        readers.send(WindowMessage.BEAT);
      }
      if (signalled) {
        pause(BETWEEN_PUSHES);
      }
    }
  }

  private void push(List<WindowNews.Window> windows, Instant revision) {
    if (windows.size() > MOST_WINDOWS) {
      mustReset = true;
    } else if (!windows.isEmpty()) {
      readers.send(WindowMessage.windows(revision, windows));
    }
  }

  /** Those that saw the same message last, as after a restart, missed the same. */
  private void greet(Connection connection, Instant revision) throws SQLException {
    Map<Optional<Instant>, byte[]> greetings = new HashMap<>();
    for (LiveReaders.Newcomer newcomer : readers.newcomers()) {
      byte[] greeting = greetings.get(newcomer.seen());
      if (greeting == null) {
        greeting = greeting(connection, newcomer.seen(), revision);
        greetings.put(newcomer.seen(), greeting);
      }
      newcomer.channel().send(greeting);
      readers.join(newcomer.channel());
    }
  }

  private static byte[] greeting(Connection connection, Optional<Instant> seen, Instant revision)
      throws SQLException {
    if (seen.isEmpty()) {
      return WindowMessage.ready(revision);
    }
    if (seen.get().isAfter(revision)) {
      return WindowMessage.reset(revision);
    }
    List<WindowNews.Window> missed = WindowNews.missed(connection, seen.get(), MOST_WINDOWS + 1);
    return missed.size() > MOST_WINDOWS
        ? WindowMessage.reset(revision)
        : WindowMessage.windows(revision, missed);
  }

  private static boolean isOver(Duration time, long sinceNanos) {
    return System.nanoTime() - sinceNanos >= time.toNanos();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    open = false;
    listener.interrupt();
    readers.close();
  }
}
