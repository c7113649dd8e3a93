package dev.daogou.serving.process;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads of lists, noted by the level that each answer named, and what the board says of them. */
final class BoardReads {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Map<String, Long> noted = new TreeMap<>();

  /** Reads a shopper's list; returns the level. */
  String read(Api api, String shopper) {
    JsonNode answer = api.get("/v1/users/" + shopper + "/recommendations").body();
    note(answer);
    return answer.at("/level").asText();
  }

  /** An answer was read. */
  void note(JsonNode answer) {
    noted.merge(answer.at("/level").asText(), 1L, Long::sum);
  }

  Map<String, Long> noted() {
    return noted;
  }

  /** The board comes to say the same, whether it adds up seconds, minutes or hours. */
  void awaitOn(Api api) {
    for (String range : List.of("5m", "1h", "24h")) {
      await("the board counts " + noted)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertThat(onBoard(api, range)).as(range).isEqualTo(noted));
    }
  }

  private static Map<String, Long> onBoard(Api api, String range) {
    return api
        .get("/v1/board?range=" + range)
        .body()
        .at("/totals/current/readLevels")
        .properties()
        .stream()
        .collect(toMap(Map.Entry::getKey, each -> each.getValue().asLong()));
  }

  /** What the topic holds in buckets of one length, whoever counted it. */
  static Map<String, Long> published(Cluster cluster, Topics topics, Resolution resolution) {
    Map<String, Long> sums = new TreeMap<>();
    cluster
        .latest(topics.trends().name(), topics.trends().key(), topics.trends().value())
        .forEach(
            (key, bucket) -> {
              if (key.resolution() == resolution) {
                bucket
                    .getReadLevels()
                    .forEach((level, count) -> sums.merge(level, count, Long::sum));
              }
            });
    return sums;
  }
}
