package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListNamesTest {
  @Test
  void shouldNumberOwnItemsAndThenSearchesInTheOrderInWhichTheyAreTold() {
    RecommendationList list = list("a", "b", "c", "d");
    list.setRecent(List.of("r2", "r1", "r2"));
    list.setViewed(List.of(viewed("r1"), viewed("v")));
    because(list, "red shoes", "r1", null, "red shoes");

    ListNames names = ListNames.of(list);

    assertThat(names.searches()).containsExactly("red shoes");
    assertThat(numbers(names, "r2", "r1", "v", "red shoes", null)).containsExactly(1, 2, 3, 4, 0);
    assertThat(numbers(names, "stranger")).as("what was never named").containsExactly(0);
  }

  @Test
  void shouldGiveEveryNameBackByItsNumber() {
    Random random = new Random(17);
    for (int round = 0; round < 300; round++) {
      RecommendationList list = list(ids(random, 1 + random.nextInt(30)));
      List<String> recent = Arrays.asList(ids(random, random.nextInt(40)));
      list.setRecent(recent);
      list.setViewed(
          Arrays.stream(ids(random, random.nextInt(80))).map(ListNamesTest::viewed).toList());
      for (RecommendedItem item : list.getItems()) {
        item.setBecause(
            switch (random.nextInt(3)) {
              case 0 -> null;
              case 1 -> "search " + random.nextInt(200);
              default -> "sku-" + random.nextInt(300);
            });
      }
      List<String> because = list.getItems().stream().map(RecommendedItem::getBecause).toList();
      ListNames names = ListNames.of(list);
      assertThat(names.isFew()).isTrue();

      ListNames read = ListNames.of(compact(names));

      assertThat(read.named(names.numbers(recent))).isEqualTo(recent);
      ByteBuffer numbers = names.numbers(because);
      for (int i = 0; i < because.size(); i++) {
        assertThat(read.named(numbers.get(i))).isEqualTo(because.get(i));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"255, true", "256, false"})
  void shouldSayWhetherAByteIsEnoughForEveryName(int names, boolean isFew) {
    RecommendationList list = list("a");
    list.setRecent(IntStream.range(0, names).mapToObj(i -> "n" + i).toList());

    assertThat(ListNames.of(list).isFew()).isEqualTo(isFew);
  }

  @Test
  void shouldReadTheLastOfAsManyNamesAsThereCanBe() {
    RecommendationList list = list("n1");
    list.setRecent(IntStream.range(0, 254).mapToObj(i -> "n" + i).toList());
    because(list, "words");
    ListNames names = ListNames.of(list);
    ListNames read = ListNames.of(compact(names));

    assertThat(read.named((byte) 254)).isEqualTo("n253");
    assertThat(read.named((byte) 255)).isEqualTo("words");
  }

  @Test
  void shouldLeaveOutWhatAllIdsBeginWith() {
    RecommendationList list = list("sku-12", "sku-13");
    list.setRecent(List.of("sku-1"));
    because(list, "a search begins with anything", null);
    ListNames names = ListNames.of(list);

    assertThat(names.prefix()).isEqualTo("sku-1");
    assertThat(names.shortened()).containsExactly("");
    assertThat(names.shorten(List.of("sku-12", "sku-13"))).containsExactly("2", "3");
    assertThat(ListNames.of(compact(names)).named((byte) 1)).isEqualTo("sku-1");
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abd, ab",
    "abc, xyz, ''",
    "abc, ab, ab",
    "abc, abc, abc",
    "abc, '', ''",
    // Both begin with the same half of a character that takes two.
    "x𝄞, x𝄢, x",
    "𝄞, 𝄢, ''",
    "x𝄞1, x𝄞2, x𝄞"
  })
  void shouldFindTheLongestCommonBeginningOfWholeCharacters(
      String one, String other, String prefix) {
    RecommendationList list = list(one);
    list.setRecent(List.of(other));

    assertThat(ListNames.of(list).prefix()).isEqualTo(prefix);
  }

  @Test
  void shouldNameNothingInAnEmptyList() {
    RecommendationList list = list();
    ListNames none = ListNames.of(list);
    list.setRecent(List.of("a"));

    assertThat(none.prefix()).isEmpty();
    assertThat(none.shortened()).isEmpty();
    assertThat(none.searches()).isEmpty();
    assertThat(none.numbers(List.of()).remaining()).isZero();
    assertThat(ListNames.of(list).prefix()).as("without items").isEmpty();
    assertThat(ListNames.of(list).shortened()).containsExactly("a");
  }

  @Test
  void shouldRefuseANumberThatStandsForNothing() {
    RecommendationList list = list("a");
    list.setRecent(List.of("b"));
    ListNames names = ListNames.of(compact(ListNames.of(list)));

    assertThat(names.named((byte) 0)).isNull();
    assertThatThrownBy(() -> names.named((byte) 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> names.named(ByteBuffer.wrap(new byte[] {1, 0})))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("an item has no name");
  }

  @Test
  void shouldReadFromWhereTheBytesBegin() {
    RecommendationList list = list("a");
    list.setRecent(List.of("b", "c"));
    ListNames names = ListNames.of(compact(ListNames.of(list)));
    ByteBuffer part = ByteBuffer.wrap(new byte[] {77, 2, 1, 77}).position(1).limit(3);

    assertThat(names.named(part)).containsExactly("c", "b");
    assertThat(part.remaining()).as("left as it was").isEqualTo(2);
  }

  private static CompactList compact(ListNames names) {
    ByteBuffer none = ByteBuffer.allocate(0);
    return new CompactList(
        names.prefix(),
        names.shortened(),
        names.searches(),
        List.of(),
        0f,
        0f,
        none,
        none,
        none,
        none,
        none,
        0L,
        List.of());
  }

  private static List<Integer> numbers(ListNames names, String... asked) {
    ByteBuffer bytes = names.numbers(Arrays.asList(asked));
    List<Integer> numbers = new ArrayList<>();
    while (bytes.hasRemaining()) {
      numbers.add(Byte.toUnsignedInt(bytes.get()));
    }
    return numbers;
  }

  private static void because(RecommendationList list, String... names) {
    for (int i = 0; i < names.length; i++) {
      list.getItems().get(i).setBecause(names[i]);
    }
  }

  private static String[] ids(Random random, int count) {
    Set<String> ids = new LinkedHashSet<>();
    while (ids.size() < count) {
      ids.add("sku-" + random.nextInt(300));
    }
    return ids.toArray(String[]::new);
  }

  private static ViewedItem viewed(String item) {
    return new ViewedItem(item, Instant.EPOCH);
  }

  private static RecommendationList list(String... items) {
    return RecommendationList.newBuilder()
        .setRecommendationId("r1")
        .setTenant("default")
        .setShopper("ann")
        .setCreatedAt(Instant.EPOCH)
        .setItems(
            Arrays.stream(items)
                .map(item -> new RecommendedItem(item, 1f, Reason.SIMILAR, null))
                .toList())
        .setRecent(List.of())
        .setBasis(new Basis(0, 7L, "e7", Instant.EPOCH))
        .setScoring(Scoring.MODEL)
        .setShortVector(new QuantizedVector(0f, ByteBuffer.allocate(0)))
        .setLongVector(new QuantizedVector(0f, ByteBuffer.allocate(0)))
        .build();
  }
}
