package dev.daogou.serving.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Shows one key after the other over a connection from an address of its own. */
final class Guesser implements AutoCloseable {
  private static final InetAddress OWN = InetAddress.ofLiteral("127.0.0.9");

  private final Socket socket;
  private final BufferedReader in;

  Guesser(URI service) throws IOException {
    socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), service.getPort(), OWN, 0);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** The status of the answer to a request with that key. */
  int status(String key) throws IOException {
    String request =
        "GET /v1/status HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n".formatted(key);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String status = in.readLine();
    int length = 0;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    for (int read = 0; read < length; read++) {
      if (in.read() < 0) {
        throw new IOException("the answer ends early");
      }
    }
    return Integer.parseInt(status.split(" ")[1]);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
