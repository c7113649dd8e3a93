package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection on which anything at all may be written, from an address of this machine that the
 * shop's own clients do not have.
 */
final class RawConnection implements AutoCloseable {
  private static final int CONNECT_MS = 1_000;
  private static final int ANSWER_MS = 2_000;
  private static final int LONGEST_ANSWER = 1 << 16;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\r\n]*\r?\n");
  private static final byte[] STRANGER = {127, 0, 0, 2};

  private final Socket socket = new Socket();

  RawConnection(URI door) throws IOException {
    this(door, STRANGER);
  }

  /**
   * @param from a loopback address to come from
   */
  RawConnection(URI door, byte[] from) throws IOException {
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(from), 0));
      socket.connect(new InetSocketAddress(door.getHost(), door.getPort()), CONNECT_MS);
      socket.setSoTimeout(ANSWER_MS);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** No more will be written. */
  void end() throws IOException {
    socket.shutdownOutput();
  }

  /** Takes one byte, if there is one; says whether the other side is still there. */
  boolean takeByte() throws IOException {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException silent) {
      return true;
    }
  }

  /** Reads what is answered until the other side ends it, or says nothing for a while. */
  String answers() throws IOException {
    byte[] bytes = new byte[LONGEST_ANSWER];
    int length = 0;
    try {
      while (length < bytes.length) {
        int read = socket.getInputStream().read(bytes, length, bytes.length - length);
        if (read < 0) {
          break;
        }
        length += read;
      }
    } catch (SocketTimeoutException silent) {
      // That was all.
    }
    return new String(bytes, 0, length, ISO_8859_1);
  }

  /** Reads and notes every answer. */
  void noteAnswers(String request, Answers answers) throws IOException {
    String said = answers();
    Matcher status = STATUS.matcher(said);
    while (status.find()) {
      String rest = said.substring(status.end());
      int code = Integer.parseInt(status.group(1));
      answers.note(request, code, rest, rest);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
