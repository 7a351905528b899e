package io.haat.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.server.RunningServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LiveStreamTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = new RunningServer();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void forget() throws SQLException {
    server.execute("truncate transactions_summary");
  }

  @Test
  void a_reader_is_told_that_it_listens_and_then_of_each_change() throws Exception {
    try (Stream<String> lines = lines("")) {
      Iterator<String> line = lines.iterator();
      assertThat(after(line, "event: ")).isEqualTo("event: ready");
      write("S1", 3);

      assertThat(after(line, "event: ")).isEqualTo("event: windows");
      assertThat(after(line, "data: "))
          .contains("\"store\":\"S1\"")
          .contains("\"transactions\":3")
          .contains("\"revenue\":7.5000");
    }
  }

  @Test
  void a_reader_that_comes_back_is_told_what_it_missed() throws Exception {
    String seen;
    try (Stream<String> lines = lines("")) {
      Iterator<String> line = lines.iterator();
      seen = after(line, "id: ").substring(4);
    }
    write("S1", 4);
    write("S2", 5);

    try (Stream<String> lines = lines(seen)) {
      Iterator<String> line = lines.iterator();
      assertThat(after(line, "event: ")).isEqualTo("event: windows");
      assertThat(after(line, "data: "))
          .contains("\"store\":\"S1\"")
          .contains("\"transactions\":5")
          .contains("\"store\":\"S2\"");
    }
  }

  @Test
  void a_reader_that_missed_too_much_or_names_a_foreign_id_is_to_ask_anew() throws Exception {
    server.execute(
        """
        insert into transactions_summary
          (retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue, unique_customers)
        select 'bazaar', '2025-03-15T10:30Z', '2025-03-15T10:31Z', 'M' || i, 'EUR', 1, 1, 1
        from generate_series(1, 1001) i""");
    for (String id : List.of("2025-03-15T10:00:00Z", "9999-01-01T00:00:00Z", "nonsense")) {
      try (Stream<String> lines = lines(id)) {
        assertThat(after(lines.iterator(), "event: ")).as(id).isEqualTo("event: reset");
      }
    }
  }

  @Test
  void five_hundred_readers_are_told_within_half_a_second() throws Exception {
    try (var readers = StreamReaders.open(stream(), 500)) {
      readers.await("event: ready", LIMIT);
      var millis = new ArrayList<Long>();
      for (int round = 1; round <= 10; round++) {
        long begin = System.nanoTime();
        write("S1", 7_000 + round);
        for (long seen : readers.await("\"transactions\":" + (7_000 + round), LIMIT)) {
          millis.add((seen - begin) / 1_000_000);
        }
      }
      millis.sort(null);
      assertThat(millis.get(millis.size() * 99 / 100)).isLessThanOrEqualTo(500);
    }
  }

  @Test
  void a_reader_that_does_not_read_is_cut_and_holds_up_nobody() throws Exception {
    try (SocketChannel idle = StreamReaders.request(stream());
        var others = StreamReaders.open(stream(), 5)) {
      others.await("event: ready", LIMIT);
      // About 120 kB each, of which systems hold some megabytes for a reader.
      for (int round = 1; round <= 60; round++) {
        server.execute(
            """
            insert into transactions_summary as w
              (retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue, unique_customers)
            select 'bazaar', '2025-03-15T10:30Z', '2025-03-15T10:31Z', 'M' || i, 'EUR', %1$d, 1, 1
            from generate_series(1, 900) i
            on conflict (retailer, window_start, store_id) do update
              set total_transactions = excluded.total_transactions, updated_at = clock_timestamp();
            notify haat_live"""
                .formatted(80_000 + round));
        others.await("\"transactions\":" + (80_000 + round), LIMIT);
      }
      assertThat(endsWithin(idle, 64 << 20)).isTrue();
    }
  }

  @Test
  void a_thousand_idle_connections_leave_the_server_well() throws Exception {
    URI uri = stream();
    var silent = new ArrayList<Socket>();
    try (var readers = StreamReaders.open(uri, 1_000)) {
      for (int i = 0; i < 1_000; i++) {
        silent.add(new Socket(uri.getHost(), uri.getPort()));
      }
      readers.await("event: ready", LIMIT);

      long begin = System.nanoTime();
      assertThat(server.get("stores").statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
      long threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("JettyServerThreadPool"))
              .count();
      assertThat(threads).isBetween(1L, 250L);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  private static void write(String store, int transactions) throws SQLException {
    server.execute(
        """
        insert into transactions_summary
          (retailer, window_start, window_end, store_id, currency, total_transactions, total_revenue, unique_customers)
        values ('bazaar', '2025-03-15T10:30Z', '2025-03-15T10:31Z', '%s', 'EUR', %d, 7.5, 1)
        on conflict (retailer, window_start, store_id) do update
          set total_transactions = excluded.total_transactions, updated_at = clock_timestamp();
        notify haat_live"""
            .formatted(store, transactions));
  }

  private static URI stream() {
    return server.uri("live/stream");
  }

  /** The lines of the push; empty: without an id. */
  private static Stream<String> lines(String lastEventId) throws Exception {
    var request = HttpRequest.newBuilder(stream());
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofLines()).body();
  }

  /** The next line that begins so. */
  private static String after(Iterator<String> lines, String beginning) {
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new AssertionError("the stream ended before " + beginning);
  }

  /** Whether the connection is cut once what it holds is read. */
  private static boolean endsWithin(SocketChannel channel, long bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    try {
      for (long read = 0; read < bytes; ) {
        int some = channel.read(buffer.clear());
        if (some < 0) {
          return true;
        }
        read += some;
      }
      return false;
    } catch (IOException cut) {
      return true;
    }
  }
}
