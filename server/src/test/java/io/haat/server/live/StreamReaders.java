package io.haat.server.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
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
final class StreamReaders implements AutoCloseable {
  private static final int LONGEST_MARK = 64;

  private final Selector selector;
  private final List<Reader> readers = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

  private static final class Reader {
    /** The end of what was read before: a mark may come in two pieces. */
    private String tail = "";

    private long seenAtNanos;
    private boolean ended;
  }

  private StreamReaders(Selector selector) {
    this.selector = selector;
  }

  /** Connects so many, and sends their requests. */
  static StreamReaders open(URI stream, int count) throws IOException {
    var all = new StreamReaders(Selector.open());
    for (int i = 0; i < count; i++) {
      var reader = new Reader();
      all.readers.add(reader);
      request(stream).configureBlocking(false).register(all.selector, SelectionKey.OP_READ, reader);
    }
    return all;
  }

  /** A connection that has asked for the push and has read nothing yet. */
  static SocketChannel request(URI stream) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 8_192);
    channel.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(stream.getPath(), stream.getAuthority());
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  /**
   * Reads until all have seen a text.
   *
   * @return when each of them saw it, in nanoseconds of {@link System#nanoTime}
   */
  List<Long> await(String mark, Duration limit) throws IOException {
    if (mark.length() > LONGEST_MARK) {
      throw new IllegalArgumentException("too long a mark");
    }
    readers.forEach(reader -> reader.seenAtNanos = 0);
    long deadline = System.nanoTime() + limit.toNanos();
    while (readers.stream().anyMatch(reader -> reader.seenAtNanos == 0)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        long missing = readers.stream().filter(reader -> reader.seenAtNanos == 0).count();
        throw new AssertionError(missing + " readers did not see " + mark + " within " + limit);
      }
      selector.select(Math.max(1, left / 1_000_000));
      for (SelectionKey key : selector.selectedKeys()) {
        read((SocketChannel) key.channel(), (Reader) key.attachment(), mark);
        if (((Reader) key.attachment()).ended) {
          key.cancel();
        }
      }
      selector.selectedKeys().clear();
    }
    return readers.stream().map(reader -> reader.seenAtNanos).toList();
  }

  private void read(SocketChannel channel, Reader reader, String mark) throws IOException {
    buffer.clear();
    reader.ended = channel.read(buffer) < 0;
    String text = reader.tail + StandardCharsets.US_ASCII.decode(buffer.flip());
    if (reader.seenAtNanos == 0 && text.contains(mark)) {
      reader.seenAtNanos = System.nanoTime();
    }
    reader.tail = text.substring(Math.max(0, text.length() - LONGEST_MARK));
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
