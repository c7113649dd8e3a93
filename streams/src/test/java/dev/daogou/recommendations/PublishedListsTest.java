package dev.daogou.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.VersionedSerde;
import dev.daogou.recommendations.PublishedLists.Header;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedListsTest {
  private final PublishedListsSerde serde = new PublishedListsSerde();

  @Test
  void shouldRememberTheLatestListsAndNoMore() {
    PublishedLists lists = null;
    for (int i = 0; i < 500; i++) {
      lists = PublishedLists.with(lists, i, new Header(i, i % 3 == 0 ? null : "ranker@" + i % 3));
    }

    assertThat(lists.identity()).isEqualTo(499);
    assertThat(lists.find(499)).contains(new Header(499, "ranker@1"));
    assertThat(lists.find(480)).contains(new Header(480, null));
    assertThat(lists.find(400)).isEmpty();
    byte[] stored = serde.serializer().serialize("s", lists);
    assertThat(stored).hasSizeLessThan(300);
    assertThat(serde.deserializer().deserialize("s", stored)).isEqualTo(lists);
  }

  @Test
  void shouldReadWhatTheFirstVersionWrote() {
    byte[] stored =
        new VersionedSerde<>((byte) 1, Serdes.Long()).serializer().serialize("s", -7_000_000_000L);

    PublishedLists read = serde.deserializer().deserialize("s", stored);

    assertThat(read.identity()).isEqualTo(-7_000_000_000L);
    assertThat(read.latest()).isEmpty();
  }

  @Test
  void shouldReadBackTheNumberOfEveryId() {
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);

      assertThat(RecommendationId.numberOf(RecommendationId.of(number))).hasValue(number);
    }
  }

  @Test
  void shouldKnowWhatAReaderMadeOfAList() {
    Random random = new Random(4);
    PublishedLists lists = null;
    for (int i = 0; i < 24; i++) {
      lists = PublishedLists.with(lists, i, new Header(random.nextLong(), "ranker@" + i));
    }
    for (Header list : lists.latest()) {
      for (int request = 0; request < 50; request++) {
        long inOrder = RecommendationId.made(list.number(), random.nextLong(), true);
        long anew = RecommendationId.made(list.number(), random.nextLong(), false);

        assertThat(lists.find(inOrder)).contains(new Header(inOrder, list.model()));
        assertThat(lists.find(anew)).contains(new Header(anew, null));
        assertThat(inOrder).isNotEqualTo(list.number()).isNotEqualTo(anew);
        assertThat(lists.find(random.nextLong())).isEmpty();
      }
    }
    assertThat(RecommendationId.made(5, 6, true)).isEqualTo(RecommendationId.made(5, 6, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "r", "x1", "R1", "rA", "r-1", "r+1", "r01", "r1 ", "r99999999999999"})
  void shouldKnowNoOtherIds(String id) {
    assertThat(RecommendationId.numberOf(id)).isEmpty();
  }
}
