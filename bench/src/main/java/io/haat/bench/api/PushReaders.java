package io.haat.bench.api;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many readers of the live push, each a connection of its own, served by the thread that asks. */
final class PushReaders implements AutoCloseable {
  private static final int LONGEST_MARK = 64;

  private final Selector selector;
  private final List<Reader> readers = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

  private static final class Reader {
    /** The end of what was read before: a mark may come in two pieces. */
    private String tail = "";

    private long seenAtNanos;
  }

  private PushReaders(Selector selector) {
    this.selector = selector;
  }

  /** Connects so many, and sends their requests. */
  static PushReaders open(URI api, int count) throws IOException {
    var all = new PushReaders(Selector.open());
    String request =
        "GET /api/v1/live/stream HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(api.getAuthority());
    for (int i = 0; i < count; i++) {
      var reader = new Reader();
      all.readers.add(reader);
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(api.getHost(), api.getPort()));
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false).register(all.selector, SelectionKey.OP_READ, reader);
    }
    return all;
  }

  /**
   * Reads until all have seen a text.
   *
   * @return when each of them saw it, in nanoseconds of {@link System#nanoTime}
   * @throws UserError if one of them does not see it in time
   */
  List<Long> await(String mark, Duration limit) throws IOException {
    readers.forEach(reader -> reader.seenAtNanos = 0);
    int waiting = readers.size();
    long deadline = System.nanoTime() + limit.toNanos();
    while (waiting > 0) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw UserError.failed(
            "%d readers did not see %s within %s".formatted(waiting, mark, limit));
      }
      selector.select(Math.max(1, left / 1_000_000));
      for (SelectionKey key : selector.selectedKeys()) {
        waiting -= sees((SocketChannel) key.channel(), (Reader) key.attachment(), mark) ? 1 : 0;
      }
      selector.selectedKeys().clear();
    }
    return readers.stream().map(reader -> reader.seenAtNanos).toList();
  }

  /** Whether it sees the mark for the first time. */
  private boolean sees(SocketChannel channel, Reader reader, String mark) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw UserError.failed("the server cut a reader of the live push");
    }
    String text = reader.tail + StandardCharsets.US_ASCII.decode(buffer.flip());
    reader.tail = text.substring(Math.max(0, text.length() - LONGEST_MARK));
    if (reader.seenAtNanos != 0 || !text.contains(mark)) {
      return false;
    }
    reader.seenAtNanos = System.nanoTime();
    return true;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
