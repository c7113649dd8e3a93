package dev.daogou.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The two ports of a node, free at the time of asking.
 *
 * @param clients where producers, consumers and admins connect
 * @param controller where the node talks to its own controller
 */
record Ports(int clients, int controller) {

  /**
   * The ports asked for, free ones in place of 0.
   *
   * @throws CannotStartException where a port asked for is taken
   */
  static Ports of(EmbeddedKafkaSettings settings) {
    // Both are held at once, else the same free port could be found twice.
    try (ServerSocket clients = bind(settings.port());
        ServerSocket controller = bind(settings.controllerPort())) {
      return new Ports(clients.getLocalPort(), controller.getLocalPort());
    } catch (IOException e) {
      throw new CannotStartException("no free port: " + e.getMessage(), e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(NodeProperties.HOST), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new CannotStartException(
          "port "
              + port
              + " on "
              + NodeProperties.HOST
              + " is taken. Stop what listens there, or choose another port (0: any free one).",
          e);
    }
  }
}
