package dev.daogou.serving.peers;

import dev.daogou.serving.peers.PeerAnswer.Absent;
import dev.daogou.serving.peers.PeerAnswer.Failed;
import dev.daogou.serving.peers.PeerAnswer.Found;
import dev.daogou.serving.peers.PeerAnswer.Misdirected;
import dev.daogou.serving.peers.PeerAnswer.NotReady;
import dev.daogou.serving.peers.PeerQuestion.Asked;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * How questions and answers look in HTTP. The kind of answer is a header of its own: no status code
 * that a stranger, or a proxy, might send is taken for a word about a shopper.
 */
final class PeerProtocol {
  static final String SECRET = "Daogou-Secret";
  static final String REQUEST_ID = "X-Request-Id";

  private static final String ANSWER = "Daogou-Answer";
  private static final String STANDBY = "Daogou-Standby";
  private static final String COVERED = "Daogou-Covered";
  private static final String OWNER = "Daogou-Owner";
  private static final String WHY = "Daogou-Why";

  private PeerProtocol() {}

  /** An answer as it goes over the wire. */
  record Wire(int status, Map<String, String> headers, byte[] body) {}

  /** Path and query of a question. */
  static String address(String installation, String question, Asked asked) {
    StringBuilder address = new StringBuilder("/" + encoded(installation) + "/" + question);
    address.append("?tenant=").append(encoded(asked.tenant()));
    address.append("&shopper=").append(encoded(asked.shopper()));
    asked.receipt().ifPresent(receipt -> address.append("&receipt=").append(encoded(receipt)));
    return address.append("&wait=").append(asked.patience().toMillis()).toString();
  }

  /** Reads the parameters of a question; empty where one is missing or is not valid. */
  static Optional<Asked> asked(Function<String, @Nullable String> parameters) {
    String tenant = parameters.apply("tenant");
    String shopper = parameters.apply("shopper");
    String wait = parameters.apply("wait");
    if (tenant == null || shopper == null || wait == null || !wait.matches("\\d{1,6}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Asked(
            tenant,
            shopper,
            Optional.ofNullable(parameters.apply("receipt")),
            Duration.ofMillis(Long.parseLong(wait))));
  }

  static Wire write(PeerAnswer answer) {
    return switch (answer) {
      case Found(byte[] value, boolean standby, boolean covered) ->
          wire(200, value, ANSWER, "found", STANDBY, "" + standby, COVERED, "" + covered);
      case Absent(boolean covered) ->
          wire(200, new byte[0], ANSWER, "absent", COVERED, "" + covered);
      case Misdirected(HostInfo owner) ->
          wire(421, new byte[0], ANSWER, "misdirected", OWNER, owner.host() + ":" + owner.port());
      case NotReady(String why) -> wire(503, new byte[0], ANSWER, "not-ready", WHY, encoded(why));
      case Failed(String why) -> wire(503, new byte[0], ANSWER, "not-ready", WHY, encoded(why));
    };
  }

  static PeerAnswer read(Function<String, @Nullable String> headers, byte[] body) {
    boolean covered = "true".equals(headers.apply(COVERED));
    return switch (headers.apply(ANSWER)) {
      case "found" -> new Found(body, "true".equals(headers.apply(STANDBY)), covered);
      case "absent" -> new Absent(covered);
      case "misdirected" -> owner(headers.apply(OWNER));
      case "not-ready" -> new NotReady("the owner cannot say: " + headers.apply(WHY));
      case null, default -> new Failed("the answer is not that of an instance");
    };
  }

  private static PeerAnswer owner(@Nullable String address) {
    return Optional.ofNullable(address)
        .flatMap(HostAddress::parse)
        .<PeerAnswer>map(Misdirected::new)
        .orElseGet(() -> new Failed("the owner is not named"));
  }

  private static Wire wire(int status, byte[] body, String... headers) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      named.put(headers[i], headers[i + 1]);
    }
    return new Wire(status, named, body);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
  }
}
