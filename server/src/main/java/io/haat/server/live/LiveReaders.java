package io.haat.server.live;

import io.haat.server.http.Exchange;
import io.haat.server.http.Parameters;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whoever listens to the live push. A request is answered for as long as its reader stays, without
 * a thread of its own.
 */
final class LiveReaders {
  private final Set<EventChannel> readers = ConcurrentHashMap.newKeySet();
  private final Queue<Newcomer> newcomers = new ConcurrentLinkedQueue<>();

  /**
   * A reader that has been told nothing yet.
   *
   * @param seen the id of the message that it saw last; empty if it never saw one
   */
  record Newcomer(EventChannel channel, Optional<Instant> seen) {}

  /**
   * Answers a request with events until its reader goes away. All of them: it has no parameters.
   */
  void open(Context context) throws IOException {
    new Parameters(context.queryParamMap(), Map.of(), Set.of()).check();
    context.contentType("text/event-stream; charset=utf-8");
    context.header("Cache-Control", "no-store");
    context.header("X-Accel-Buffering", "no");
    if (context.method().equals(HandlerType.HEAD)) {
      Exchange.sendHeaders(context);
    } else {
      context.future(() -> follow(context));
    }
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
      output.setWriteListener(reader);
      reader.send(WindowMessage.RETRY);
      newcomers.add(new Newcomer(reader, seen(context.header("Last-Event-ID"))));
    } catch (IOException failed) {
      gone.complete(null);
    }
    return gone;
  }

  /** An id that was never given is older than all. */
  private static Optional<Instant> seen(@Nullable String id) {
    try {
      return id == null || id.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(id));
    } catch (DateTimeException foreign) {
      return Optional.of(Instant.EPOCH);
    }
  }

  boolean hasNewcomers() {
    return !newcomers.isEmpty();
  }

  /** Those that came since the last call; each is to be told what it missed, then to be joined. */
  List<Newcomer> newcomers() {
    var all = new ArrayList<Newcomer>();
    for (Newcomer next = newcomers.poll(); next != null; next = newcomers.poll()) {
      all.add(next);
    }
    return all;
  }

  /** From now on the reader gets what all get. */
  void join(EventChannel reader) {
    readers.add(reader);
    if (!reader.isOpen()) {
      readers.remove(reader);
    }
  }

  void send(byte[] message) {
    readers.forEach(reader -> reader.send(message));
  }

  void close() {
    newcomers().forEach(newcomer -> newcomer.channel().close());
    readers.forEach(EventChannel::close);
  }
}
