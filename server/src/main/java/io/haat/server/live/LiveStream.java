package io.haat.server.live;

import io.haat.server.http.JsonAnswer;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pushes changed windows to whoever listens. One connection to the warehouse serves them all. */
public final class LiveStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration BETWEEN_PUSHES = Duration.ofMillis(100);
  private static final byte[] BEAT = ": alive\n\n".getBytes(StandardCharsets.UTF_8);

  private final DataSource warehouse;
  private final Set<EventChannel> readers = ConcurrentHashMap.newKeySet();
  private final Thread listener = new Thread(this::run, "haat-live-stream");
  private volatile boolean open = true;

  public LiveStream(DataSource warehouse) {
    this.warehouse = warehouse;
    listener.setDaemon(true);
  }

  public void start() {
    listener.start();
  }

  /** Answers a request with events until its reader goes away. */
  public void open(Context context) {
    context.contentType("text/event-stream; charset=utf-8");
    context.header("Cache-Control", "no-store");
    context.header("X-Accel-Buffering", "no");
    context.future(() -> follow(context));
  }

  private CompletableFuture<Void> follow(Context context) {
    var gone = new CompletableFuture<Void>();
    try {
      ServletOutputStream output = context.res().getOutputStream();
      var connection =
          ServletContextRequest.getServletContextRequest(context.req())
              .getConnectionMetaData()
              .getConnection();
      var reader =
          new EventChannel(
              output,
              channel -> {
                readers.remove(channel);
                connection.getEndPoint().close();
                gone.complete(null);
              });
      readers.add(reader);
      output.setWriteListener(reader);
      reader.send("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      gone.complete(null);
    }
    return gone;
  }

  private void run() {
    while (open) {
      try (Connection connection = warehouse.getConnection()) {
        follow(connection);
      } catch (SQLException lost) {
        LOG.warn("live push waits for the warehouse: {}", lost.getMessage());
        pause(Duration.ofSeconds(1));
      }
    }
  }

  private void follow(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = haat, public; set timezone = 'UTC'; listen haat_live");
    }
    var news = new WindowNews(connection, Instant.now());
    PGConnection notified = connection.unwrap(PGConnection.class);
    Instant lastBeat = Instant.now();
    while (open) {
      notified.getNotifications(1_000);
      push(news.next());
      if (lastBeat.plus(HEARTBEAT).isBefore(Instant.now())) {
        lastBeat = Instant.now();
        readers.forEach(reader -> reader.send(BEAT));
      }
      pause(BETWEEN_PUSHES);
    }
  }

  private void push(List<WindowNews.Window> windows) {
    if (windows.isEmpty()) {
      return;
    }
    Instant revision = windows.get(windows.size() - 1).revision();
    byte[] json = JsonAnswer.of(Map.of("windows", windows.stream().map(LiveStream::item).toList()));
    String head = "id: %s%nevent: windows%ndata: ".formatted(revision).replace("\r\n", "\n");
    var parts = new ArrayList<byte[]>();
    parts.add(head.getBytes(StandardCharsets.UTF_8));
    parts.add(json);
    parts.add("\n\n".getBytes(StandardCharsets.UTF_8));
    byte[] message = joined(parts);
    readers.forEach(reader -> reader.send(message));
  }

  private static Map<String, Object> item(WindowNews.Window window) {
    var item = new LinkedHashMap<String, Object>();
    item.put("retailer", window.retailer());
    item.put("store", window.store());
    item.put("start", window.start());
    item.put("currency", window.currency());
    item.put("transactions", window.transactions());
    item.put("revenue", window.revenue());
    item.put("customers", window.customers());
    return item;
  }

  private static byte[] joined(List<byte[]> parts) {
    var all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
    int end = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, end, part.length);
      end += part.length;
    }
    return all;
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
    readers.forEach(EventChannel::close);
  }
}
