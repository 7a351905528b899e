package io.haat.app.postgres;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
public final class FreePort {
  // Not getLoopbackAddress(), which may be ::1.
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private FreePort() {}

  /**
   * A port that nothing listens on now.
   *
   * @param wanted 0 for any
   * @param setting the environment variable to name when the port is taken
   * @throws UserError when another program listens on {@code wanted}
   */
  public static int find(int wanted, String setting) {
    try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getByAddress(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UserError(
          "port %d is taken by another program (%s). Stop that program, or set %s to another port, or to 0 for any free one."
              .formatted(wanted, e.getMessage(), setting),
          UserError.WRONG_USE,
          e);
    }
  }

  /** Whether nothing listens on this port. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
