package dev.daogou;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.StageMetrics;
import dev.daogou.recommendations.RecommendationId;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One shopper who does as much as can be done, with ids as long as can be. */
class StoredSizesTest {
  private static final int LISTS = 32;
  private static final int WAYS = 8;
  private static final int LINES = 1_000;
  private static final int ORDERS = 40;

  @TempDir private Path folder;
  private long second;

  @Test
  void shouldWriteNothingThatKafkaDoesNotTake() {
    Map<String, Integer> largest;
    try (ShopTopology shop = new ShopTopology(folder, Optional.empty())) {
      catalogue(shop);
      lookAtLists(shop);
      order(shop);
      search(shop);
      largest = largest(shop);

      assertThat(shop.meters.get(StageMetrics.OUTCOME_EVICTIONS).counter().count()).isPositive();
    }
    assertThat(largest).isNotEmpty();
    assertThat(largest).allSatisfy((topic, bytes) -> assertThat(bytes).isLessThan(mostOf(topic)));
  }

  // With room to spare for what is inside: keys, and what a batch of records adds.
  private static int mostOf(String topic) {
    return topic.startsWith("daogou.") ? Topics.LARGEST_RECORD : Topics.LARGEST_INSIDE / 2;
  }

  /** Each item in categories that no other has. */
  private static void catalogue(ShopTopology shop) {
    for (String item : items(0, 250)) {
      shop.catalogue(
          item,
          "Ring",
          IntStream.range(0, 8)
              .mapToObj(each -> word(item.substring(0, 9), each))
              .toArray(String[]::new));
    }
  }

  private void lookAtLists(ShopTopology shop) {
    for (int list = 0; list < LISTS; list++) {
      String id = RecommendationId.of(list + 1);
      for (int way = 0; way < WAYS; way++) {
        shop.pipe(
            Events.of("eve", second++, new ListView(word("page", way), id, items(list, 100))));
      }
      for (String item : items(list, 50)) {
        shop.pipe(Events.of("eve", second++, new ListClick(item, "page", 1, id)));
        shop.pipe(Events.of("eve", second++, new CartAdd(item, 1, 1.0, id)));
      }
    }
  }

  private void order(ShopTopology shop) {
    for (int number = 0; number < ORDERS; number++) {
      List<OrderLine> lines =
          items(number, LINES).stream().map(item -> new OrderLine(item, 1_000, 1.0)).toList();
      shop.pipe(Events.of("eve", second++, new OrderPlaced("order-" + number, lines, "EUR")));
      // Of what was ordered, of what was not, and of an order that never comes.
      shop.pipe(Events.of("eve", second++, new OrderReversed("order-1", items(number, LINES), "")));
      shop.pipe(Events.of("eve", second++, new OrderReversed("never", items(number, LINES), "")));
    }
  }

  private void search(ShopTopology shop) {
    for (int query = 0; query < 300; query++) {
      shop.pipe(Events.of("eve", second++, new Search("珠".repeat(490) + query, null)));
    }
  }

  private static List<String> items(int list, int many) {
    return IntStream.range(0, many).mapToObj(item -> word("item-" + list + "-", item)).toList();
  }

  // Two hundred characters of three bytes each, as an id may have.
  private static String word(String name, int number) {
    String word = name + number + "-";
    return word + "戒".repeat(200 - word.length());
  }

  /** The largest value that was written to each topic, changelogs of the stores among them. */
  private static Map<String, Integer> largest(ShopTopology shop) {
    Map<String, Integer> largest = new HashMap<>();
    for (String topic : shop.driver.producedTopicNames()) {
      var written =
          shop.driver.createOutputTopic(
              topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      written
          .readRecordsToList()
          .forEach(
              record ->
                  largest.merge(
                      topic, record.value() == null ? 0 : record.value().length, Math::max));
    }
    return largest;
  }
}
