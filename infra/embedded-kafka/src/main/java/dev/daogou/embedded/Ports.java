package dev.daogou.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The two ports of a node, free at the time of asking.
 *
 * @param clients where producers, consumers and admins connect
 * @param controller where the node talks to its own controller
 */
record Ports(int clients, int controller) {
  // Below the range from which systems take the ports of outgoing connections: none of those can
  // slip in between asking here and the broker's own binding, which would end the process.
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 100;

  /**
   * The ports asked for, free ones in place of 0.
   *
   * @throws CannotStartException where a port asked for is taken
   */
  static Ports of(EmbeddedKafkaSettings settings) {
    // Both are held at once, else the same free port could be found twice.
    try (ServerSocket clients = held(settings.port());
        ServerSocket controller = held(settings.controllerPort())) {
      return new Ports(clients.getLocalPort(), controller.getLocalPort());
    } catch (IOException e) {
      throw new CannotStartException("no free port: " + e.getMessage(), e);
    }
  }

  private static ServerSocket held(int port) throws IOException {
    return port == 0 ? anyFree() : asked(port);
  }

  private static ServerSocket asked(int port) {
    try {
      return bound(port);
    } catch (IOException e) {
      throw new CannotStartException(
          "port "
              + port
              + " on "
              + NodeProperties.HOST
              + " is taken. Stop what listens there, or choose another port (0: any free one).",
          e);
    }
  }

  private static ServerSocket anyFree() throws IOException {
    IOException last = new IOException("none tried");
    for (int i = 0; i < TRIES; i++) {
      try {
        return bound(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private static ServerSocket bound(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
