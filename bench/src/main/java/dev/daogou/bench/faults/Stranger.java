package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.daogou.schemas.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What anybody can do who has a browser: send requests with the key that stands in the shop's
 * pages, with another, or with none, from an address of his own.
 */
final class Stranger {
  private static final String HEAD =
      "POST %s HTTP/1.1\r\nHost: localhost\r\nOrigin: "
          + Keys.ORIGIN
          + "\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n";

  private final Installation installation;
  private final Doors doors;
  private final Answers answers;

  Stranger(Installation installation, Doors doors, Answers answers) {
    this.installation = installation;
    this.doors = doors;
    this.answers = answers;
  }

  Optional<String> pageKey() {
    return Optional.of(installation.keys().page().text());
  }

  Topics topics() {
    return installation.topics();
  }

  /** Posts a body in one go, and notes what is answered. */
  void post(Random random, String path, Optional<String> key, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    try (RawConnection connection = connection(random)) {
      OutputStream out = connection.out();
      out.write(head(path, key, bytes.length));
      out.write(bytes);
      out.flush();
      connection.noteAnswers(path, answers);
    }
  }

  RawConnection connection(Random random) throws IOException {
    return new RawConnection(doors.address(random.nextInt()));
  }

  /** The head of a request for a body of that length. */
  static byte[] head(String path, Optional<String> key, int length) {
    String authorization = key.map(known -> "Authorization: Bearer " + known + "\r\n").orElse("");
    return HEAD.formatted(path, authorization, length).getBytes(UTF_8);
  }

  /** A producer of whatever bytes. */
  KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.<String, Object>of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            installation.bench().bootstrapServers(),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            1000),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
