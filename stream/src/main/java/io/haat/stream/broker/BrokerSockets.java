package io.haat.stream.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.server.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The broker's two listening sockets. They are bound before Kafka is configured, because its
 * configuration must name their ports; so a port of 0 is safe, and a taken one is found at once.
 */
final class BrokerSockets implements AutoCloseable {
  /** Listener of clients. */
  static final String CLIENTS = "CLIENTS";

  /** Listener that broker and controller, both in this process, use between themselves. */
  static final String CONTROLLER = "CONTROLLER";

  // Not getLoopbackAddress(), which may be ::1.
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 50;

  private final ServerSocketChannel clients;
  private final ServerSocketChannel controller;
  private final AtomicReference<@Nullable ServerSocketChannel> unusedClients;
  private final AtomicReference<@Nullable ServerSocketChannel> unusedController;

  private BrokerSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
    this.clients = clients;
    this.controller = controller;
    this.unusedClients = new AtomicReference<>(clients);
    this.unusedController = new AtomicReference<>(controller);
  }

  /**
   * Listens on 127.0.0.1.
   *
   * @param port for clients, 0 for any free one
   * @throws BrokerException when another program listens there
   */
  static BrokerSockets bind(int port) {
    ServerSocketChannel clients = null;
    try {
      clients = listen(port);
      return new BrokerSockets(clients, listen(0));
    } catch (IOException e) {
      closeQuietly(clients);
      throw new BrokerException(
          "Kafka's port %d is taken by another program (%s)".formatted(port, e.getMessage()), e);
    }
  }

  private static ServerSocketChannel listen(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
      return channel;
    } catch (IOException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  /** Port of the clients' listener. */
  int clientPort() {
    return clients.socket().getLocalPort();
  }

  /** Port of the controller's listener. */
  int controllerPort() {
    return controller.socket().getLocalPort();
  }

  /** The quorum of controllers: this one alone. */
  Map<Integer, InetSocketAddress> voters() {
    return Map.of(
        BrokerConfiguration.NODE_ID,
        (InetSocketAddress) controller.socket().getLocalSocketAddress());
  }

  /** Hands each socket out once, to whom its listener belongs. */
  ServerSocketFactory factory() {
    return (listener, address, backlog, receiveBuffer) -> {
      var unused = listener.equals(CONTROLLER) ? unusedController : unusedClients;
      ServerSocketChannel channel = unused.getAndSet(null);
      if (channel == null) {
        throw new IOException("the socket of listener " + listener + " is in use");
      }
      channel.configureBlocking(false);
      return channel;
    };
  }

  /** Closes both, wherever they are. */
  @Override
  public void close() {
    closeQuietly(clients);
    closeQuietly(controller);
  }

  private static void closeQuietly(@Nullable ServerSocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("a listening socket does not close", e);
    }
  }
}
