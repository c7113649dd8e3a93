package dev.daogou.storefront.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Whether a port of this machine can be listened on. */
public final class FreePort {
  private FreePort() {}

  /** The port itself, or any free one for 0; empty where it is taken. */
  public static Optional<Integer> check(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return Optional.of(socket.getLocalPort());
    } catch (IOException taken) {
      return Optional.empty();
    }
  }

  /**
   * Any.
   *
   * @throws IOException where there is none left
   */
  public static int any() throws IOException {
    return check(0).orElseThrow(() -> new IOException("no port of this machine is free"));
  }
}
