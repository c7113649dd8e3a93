package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactListsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00.123Z");

  private final Topic<String, RecommendationUpdate> topic =
      Topics.withPartitions(1).withCompactLists().recommendations();
  private final Random random = new Random(5);

  @Test
  void shouldBeWrittenOnlyWhereThatIsAskedForAndReadInAnyCase() {
    Topic<String, RecommendationUpdate> usual = Topics.withPartitions(1).recommendations();
    RecommendationUpdate update = new RecommendationUpdate(list(20, 10));

    byte[] whole = usual.value().serializer().serialize(usual.name(), update);
    byte[] compact = topic.value().serializer().serialize(topic.name(), update);

    assertThat(usual.value().deserializer().deserialize(usual.name(), whole)).isEqualTo(update);
    assertThat(compact.length).isLessThan(whole.length);
    assertThat(usual.value().deserializer().deserialize(usual.name(), compact))
        .isEqualTo(topic.value().deserializer().deserialize(topic.name(), compact));
  }

  @Test
  void shouldTellReadersWhatWasWritten() {
    for (int round = 0; round < 200; round++) {
      RecommendationList list = list(random.nextInt(1, 60), random.nextInt(40));

      RecommendationList read = read(write(list));

      assertThat(read.getItems()).hasSameSizeAs(list.getItems());
      float room = highest(list) - lowest(list);
      for (int i = 0; i < list.getItems().size(); i++) {
        RecommendedItem expected = list.getItems().get(i);
        RecommendedItem item = read.getItems().get(i);
        assertThat(item.getItem()).isEqualTo(expected.getItem());
        assertThat(item.getReason()).isEqualTo(expected.getReason());
        assertThat(item.getBecause()).isEqualTo(expected.getBecause());
        assertThat(item.getScore()).isCloseTo(expected.getScore(), within(room / 500 + 1e-6f));
      }
      assertThat(read.getRecent()).isEqualTo(list.getRecent());
      assertThat(read.getViewed()).hasSameSizeAs(list.getViewed());
      for (int i = 0; i < list.getViewed().size(); i++) {
        ViewedItem expected = list.getViewed().get(i);
        ViewedItem viewed = read.getViewed().get(i);
        assertThat(viewed.getItem()).isEqualTo(expected.getItem());
        assertThat(Duration.between(viewed.getTime(), expected.getTime()).abs())
            .isLessThanOrEqualTo(Duration.ofMillis(500));
      }
      assertThat(read.getCompact()).isNull();
      read.setItems(list.getItems());
      read.setViewed(list.getViewed());
      assertThat(read).isEqualTo(list);
    }
  }

  @Test
  void shouldTakeMuchLessRoom() {
    RecommendationList list = list(50, 20);
    int plain =
        ValueSerdes.singleObject()
            .of(RecommendationUpdate.class)
            .serializer()
            .serialize("t", new RecommendationUpdate(list))
            .length;

    assertThat(write(list).length).isLessThan(plain * 2 / 3);
  }

  @Test
  void shouldLeaveTheListOfTheWriterAsItIs() {
    RecommendationList list = list(10, 5);
    RecommendationList before = RecommendationList.newBuilder(list).build();

    write(list);

    assertThat(list).isEqualTo(before);
  }

  @Test
  void shouldTellTheLongVectorByItsLengthWhereItPointsWhereTheShortOneDoes() {
    RecommendationList list = list(3, 1);
    list.setShortVector(new QuantizedVector(0.5f, bytes(100, 50, -20)));
    list.setLongVector(new QuantizedVector(0.25f, bytes(100, 50, -20)));

    assertThat(read(write(list)).getLongVector()).isEqualTo(list.getLongVector());
  }

  @Test
  void shouldKeepALongVectorThatPointsElsewhere() {
    RecommendationList list = list(3, 1);
    list.setShortVector(new QuantizedVector(0.5f, bytes(100, 50, -20)));
    list.setLongVector(new QuantizedVector(0.25f, bytes(100, 70, -20)));

    assertThat(read(write(list)).getLongVector()).isEqualTo(list.getLongVector());
  }

  @Test
  void shouldWriteWhatDoesNotFitAsItIs() {
    RecommendationList empty = list(0, 3);
    RecommendationList endless = list(2, 3);
    endless.getItems().getFirst().setScore(Float.POSITIVE_INFINITY);
    RecommendationList many = list(1, 0);
    many.setRecent(IntStream.range(0, 300).mapToObj(number -> "n" + number).toList());

    for (RecommendationList list : List.of(empty, endless, many)) {
      assertThat(read(write(list))).isEqualTo(list);
    }
  }

  @Test
  void shouldReadWhatWasWrittenBefore() {
    RecommendationList list = list(20, 5);
    byte[] earlier =
        ValueSerdes.singleObject()
            .of(RecommendationUpdate.class)
            .serializer()
            .serialize("t", new RecommendationUpdate(list));

    assertThat(read(earlier)).isEqualTo(list);
  }

  // One beyond all names, and the one that stands for no name.
  @ParameterizedTest
  @ValueSource(ints = {77, 0})
  void shouldRefuseNumbersOfNothing(int number) {
    RecommendationList list = CompactLists.compact(list(5, 3)).orElseThrow();
    list.getCompact().setRecent(bytes(number));
    byte[] wrong =
        ValueSerdes.singleObject()
            .of(RecommendationUpdate.class)
            .serializer()
            .serialize("t", new RecommendationUpdate(list));

    assertThatThrownBy(() -> read(wrong)).isInstanceOf(SerializationException.class);
  }

  private RecommendationList list(int length, int own) {
    List<String> viewed = ids(own);
    List<RecommendedItem> items = new ArrayList<>();
    for (String id : ids(length)) {
      int kind = random.nextInt(3);
      String because =
          kind == 0 || viewed.isEmpty()
              ? null
              : kind == 1 ? viewed.get(random.nextInt(viewed.size())) : "red shoes 𝄞";
      items.add(
          new RecommendedItem(
              id,
              random.nextFloat() * 3 - 1,
              Reason.values()[random.nextInt(Reason.values().length)],
              because));
    }
    long time = NOW.toEpochMilli();
    List<ViewedItem> history = new ArrayList<>();
    for (String id : viewed) {
      history.add(new ViewedItem(id, Instant.ofEpochMilli(time)));
      time -= random.nextInt(10_000_000);
    }
    return RecommendationList.newBuilder()
        .setRecommendationId("r1")
        .setTenant("default")
        .setShopper("ann")
        .setCreatedAt(NOW)
        .setItems(items)
        .setRecent(viewed.stream().limit(10).toList())
        .setBasis(new Basis(0, 7L, "e7", NOW))
        .setScoring(Scoring.MODEL)
        .setModel("ranker@1")
        .setShortVector(new QuantizedVector(0.01f, vector()))
        .setLongVector(new QuantizedVector(0.02f, vector()))
        .setViewed(history)
        .setCart(List.of())
        .setBought(List.of())
        .build();
  }

  private List<String> ids(int count) {
    String prefix = random.nextBoolean() ? "sku-" : "𝄞";
    return IntStream.range(0, count).mapToObj(n -> prefix + random.nextInt(10_000)).toList();
  }

  private ByteBuffer vector() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }

  private static float lowest(RecommendationList list) {
    return (float) list.getItems().stream().mapToDouble(RecommendedItem::getScore).min().orElse(0);
  }

  private static float highest(RecommendationList list) {
    return (float) list.getItems().stream().mapToDouble(RecommendedItem::getScore).max().orElse(0);
  }

  private byte[] write(RecommendationList list) {
    return topic.value().serializer().serialize(topic.name(), new RecommendationUpdate(list));
  }

  private RecommendationList read(byte[] bytes) {
    RecommendationUpdate update = topic.value().deserializer().deserialize(topic.name(), bytes);
    return (RecommendationList) update.getUpdate();
  }
}
