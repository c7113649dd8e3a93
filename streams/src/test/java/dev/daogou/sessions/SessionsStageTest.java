package dev.daogou.sessions;

import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.ShopTopology;
import dev.daogou.schemas.SessionKey;
import dev.daogou.schemas.SessionVisits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsStageTest {
  @TempDir Path state;

  @Test
  void shouldPublishASessionAsItGrowsUnderOneKey() {
    try (var shop = new ShopTopology(state, Optional.empty())) {
      shop.send(view("ann", "ring-1", 0));
      shop.send(view("ann", "ring-2", 5));
      shop.send(view("ann", "ring-1", 9));

      List<KeyValue<SessionKey, SessionVisits>> published =
          shop.driver
              .createOutputTopic(
                  shop.topics.sessions().name(),
                  shop.topics.sessions().key().deserializer(),
                  shop.topics.sessions().value().deserializer())
              .readKeyValuesToList();
      assertThat(published)
          .extracting(record -> record.key)
          .hasSize(2)
          .containsOnly(published.getFirst().key);
      assertThat(published)
          .extracting(record -> record.value.getItems())
          .containsExactly(List.of("ring-1", "ring-2"), List.of("ring-1", "ring-2", "ring-1"));
    }
  }

  @Test
  void shouldLetOthersBeShownWhatFollowed() {
    try (var shop = new ShopTopology(state, Optional.empty())) {
      shop.catalogue("ring-1", "silver ring", "rings");
      shop.catalogue("case-1", "leather case", "cases");
      shop.send(view("ann", "ring-1", 0));
      shop.send(view("ann", "case-1", 5));

      shop.send(view("ben", "ring-1", 60));

      assertThat(shop.sessions.of("default").size()).isEqualTo(1);
      assertThat(shop.items("ben")).containsExactly("case-1");
    }
  }

  @Test
  void shouldForgetTheSessionOfAProgram() {
    try (var shop = new ShopTopology(state, Optional.empty())) {
      shop.send(view("ann", "item-0", 0));
      shop.send(view("ann", "item-1", 30));
      for (int i = 0; i < 20; i++) {
        shop.send(view("crawler", "item-" + i, 100 + i / 2));
      }
      int before = shop.sessions.of("default").size();
      for (int i = 20; i < 40; i++) {
        shop.send(view("crawler", "item-" + i, 100 + i / 2));
      }

      assertThat(before).isEqualTo(2);
      assertThat(shop.sessions.of("default").size()).isEqualTo(1);
    }
  }
}
