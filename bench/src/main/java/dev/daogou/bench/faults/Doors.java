package dev.daogou.bench.faults;

import dev.daogou.bench.faults.Member.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of those that serve, as a client of the shop's server knows them: one is asked, and
 * the other where it does not answer. Thread-safe.
 */
final class Doors implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();
  private final List<URI> addresses;
  private final String key;
  private final Answers answers;

  /**
   * @param key that is shown at each of them
   */
  Doors(List<URI> addresses, String key, Answers answers) {
    this.addresses = List.copyOf(addresses);
    this.key = key;
    this.answers = answers;
  }

  /** Those of an installation, as its shop knows them. */
  static Doors of(Installation installation, Answers answers) {
    List<URI> addresses =
        installation.members(Role.serve).stream()
            .map(member -> member.process().address())
            .toList();
    return new Doors(addresses, installation.keys().shop().text(), answers);
  }

  /** What was answered. */
  record Reply(int status, String body, Optional<Duration> retryAfter) {
    boolean isGood() {
      return status == 200;
    }
  }

  /** How many there are. */
  int count() {
    return addresses.size();
  }

  URI address(int door) {
    return addresses.get(Math.floorMod(door, addresses.size()));
  }

  Reply get(int door, String path, Duration patience) throws IOException, InterruptedException {
    return send(door, path, patience, HttpRequest.newBuilder().GET());
  }

  Reply post(int door, String path, String body, Duration patience)
      throws IOException, InterruptedException {
    return send(
        door,
        path,
        patience,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** A read: the other is asked after some patience, and so on, as long as it may take. */
  Optional<Reply> read(int door, String path, Duration patience, int tries)
      throws InterruptedException {
    for (int again = 0; again < tries; again++) {
      try {
        Reply reply = get(door + again, path, patience);
        if (reply.isGood()) {
          return Optional.of(reply);
        }
      } catch (IOException gone) {
        // The next one is asked.
      }
    }
    return Optional.empty();
  }

  private Reply send(int door, String path, Duration patience, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            request
                .uri(address(door).resolve(path))
                .timeout(patience)
                .header("Authorization", "Bearer " + key)
                .build(),
            BodyHandlers.ofString());
    answers.note(path, response.statusCode(), response.headers().map().toString(), response.body());
    return new Reply(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Retry-After").map(Doors::seconds));
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(text.matches("\\d{1,4}") ? Integer.parseInt(text) : 1);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
