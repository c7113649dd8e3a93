package dev.daogou.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Samples;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many readers of the live board's stream in one thread; notes when each tick came. */
final class OpenBoards implements AutoCloseable {
  private static final String REQUEST =
      "GET /v1/board/stream?range=5m HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n";
  private static final Pattern EVENT =
      Pattern.compile("event: (tick|figures)\ndata: [^\n]*?\"now\":(\\d+)");
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_HEAD = 512;

  private final Selector selector = Selector.open();
  private final List<SocketChannel> channels = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
  private Samples lateness = new Samples();
  private int again;
  private int lost;

  private static final class Reader {
    String rest = "";
    boolean begun;
  }

  OpenBoards() throws IOException {}

  /** Opens so many more. */
  void open(URI address, int boards) throws IOException {
    var target = new InetSocketAddress(address.getHost(), address.getPort());
    byte[] request = REQUEST.formatted(address.getAuthority()).getBytes(US_ASCII);
    for (int i = 0; i < boards; i++) {
      SocketChannel channel = SocketChannel.open(target);
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, new Reader());
      channels.add(channel);
      read(0);
    }
  }

  /** Reads for a while; notes begin anew. */
  void follow(double seconds) throws IOException {
    lateness = new Samples();
    again = 0;
    double end = Clock.wallSeconds() + seconds;
    while (Clock.wallSeconds() < end) {
      read(100);
    }
  }

  private void read(long millis) throws IOException {
    if (millis == 0) {
      selector.selectNow();
    } else {
      selector.select(millis);
    }
    for (SelectionKey key : selector.selectedKeys()) {
      read(key);
    }
    selector.selectedKeys().clear();
  }

  private void read(SelectionKey key) throws IOException {
    buffer.clear();
    if (((SocketChannel) key.channel()).read(buffer) < 0) {
      key.cancel();
      lost++;
      return;
    }
    long now = System.currentTimeMillis();
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    var reader = (Reader) key.attachment();
    String text = reader.rest + new String(bytes, US_ASCII);
    Matcher events = EVENT.matcher(text);
    int read = 0;
    while (events.find()) {
      read = events.end();
      note(reader, events.group(1), now - Long.parseLong(events.group(2)));
    }
    reader.rest = text.substring(Math.max(read, text.length() - LONGEST_HEAD));
  }

  private void note(Reader reader, String event, long late) {
    if (event.equals("tick")) {
      lateness.add(late);
    } else {
      again += reader.begun ? 1 : 0;
      reader.begun = true;
    }
  }

  /**
   * Milliseconds from when the figures were worked out for, until a reader had the first of them.
   */
  Samples lateness() {
    return lateness;
  }

  /** Readers who were too slow for a tick and got everything again. */
  int again() {
    return again;
  }

  /** Connections that ended. */
  int lost() {
    return lost;
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
