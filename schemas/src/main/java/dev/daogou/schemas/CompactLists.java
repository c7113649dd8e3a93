package dev.daogou.schemas;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Lists that take half the room on their topic, where that is wanted: what a list repeats stands
 * once, in {@link CompactList}, and the fields that it stands for are empty. Whoever reads through
 * this gets the fields filled, whichever way a list was written.
 *
 * @param whole serde of the records as they are
 * @param isWritten whether lists are written in the compact form; readers of other programs then
 *     have to put them together
 */
record CompactLists(Serde<RecommendationUpdate> whole, boolean isWritten)
    implements Serde<RecommendationUpdate> {
  private static final Reason[] REASONS = Reason.values();
  private static final int STEPS = 255;
  private static final int SECOND = 1_000;

  @Override
  public Serializer<RecommendationUpdate> serializer() {
    Serializer<RecommendationUpdate> serializer = whole.serializer();
    if (!isWritten) {
      return serializer;
    }
    return (topic, update) ->
        serializer.serialize(
            topic,
            update != null && update.getUpdate() instanceof RecommendationList list
                ? compact(list).map(RecommendationUpdate::new).orElse(update)
                : update);
  }

  @Override
  public Deserializer<RecommendationUpdate> deserializer() {
    Deserializer<RecommendationUpdate> deserializer = whole.deserializer();
    return (topic, bytes) -> {
      RecommendationUpdate update = deserializer.deserialize(topic, bytes);
      if (update != null && update.getUpdate() instanceof RecommendationList list) {
        try {
          fill(list);
        } catch (IndexOutOfBoundsException e) {
          throw new SerializationException(
              "a list in " + topic + " refers to what is not there", e);
        }
      }
      return update;
    };
  }

  /** A copy in the compact form; empty where a list does not fit into it. */
  static Optional<RecommendationList> compact(RecommendationList list) {
    ListNames names = ListNames.of(list);
    if (list.getCompact() != null || list.getItems().isEmpty() || !names.isFew()) {
      return Optional.empty();
    }
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (RecommendedItem item : list.getItems()) {
      low = Math.min(low, item.getScore());
      high = Math.max(high, item.getScore());
    }
    float step = (high - low) / STEPS;
    if (!Float.isFinite(step)) {
      return Optional.empty();
    }
    List<ViewedItem> viewed = list.getViewed();
    CompactList compact =
        new CompactList(
            names.prefix(),
            names.shortened(),
            names.searches(),
            names.shorten(list.getItems().stream().map(RecommendedItem::getItem).toList()),
            low,
            step,
            scores(list, low, step),
            reasons(list),
            names.numbers(list.getItems().stream().map(RecommendedItem::getBecause).toList()),
            names.numbers(list.getRecent()),
            names.numbers(viewed.stream().map(ViewedItem::getItem).toList()),
            viewed.isEmpty() ? 0 : viewed.getFirst().getTime().toEpochMilli(),
            secondsBefore(viewed));
    return Optional.of(with(compact, list));
  }

  private static RecommendationList with(CompactList compact, RecommendationList list) {
    return new RecommendationList(
        list.getRecommendationId(),
        list.getTenant(),
        list.getShopper(),
        list.getCreatedAt(),
        List.of(),
        List.of(),
        list.getBasis(),
        list.getScoring(),
        list.getModel(),
        list.getShortVector(),
        LikeVectors.shorten(list.getLongVector(), list.getShortVector()),
        list.getExperiment(),
        list.getVariant(),
        List.of(),
        list.getCart(),
        list.getBought(),
        compact);
  }

  private static ByteBuffer scores(RecommendationList list, float low, float step) {
    ByteBuffer scores = ByteBuffer.allocate(list.getItems().size());
    for (RecommendedItem item : list.getItems()) {
      scores.put((byte) (step == 0 ? 0 : Math.round((item.getScore() - low) / step)));
    }
    return scores.flip();
  }

  private static ByteBuffer reasons(RecommendationList list) {
    ByteBuffer reasons = ByteBuffer.allocate(list.getItems().size());
    list.getItems().forEach(item -> reasons.put((byte) item.getReason().ordinal()));
    return reasons.flip();
  }

  // Each from the moment before it as readers will have it, so that what is rounded adds up to
  // nothing.
  private static List<Integer> secondsBefore(List<ViewedItem> viewed) {
    List<Integer> seconds = new ArrayList<>(viewed.size());
    long time = viewed.isEmpty() ? 0 : viewed.getFirst().getTime().toEpochMilli();
    for (ViewedItem item : viewed) {
      int before = Math.round((time - item.getTime().toEpochMilli()) / (float) SECOND);
      seconds.add(before);
      time -= (long) before * SECOND;
    }
    return seconds;
  }

  /** Fills the fields for which the compact form stands. */
  static void fill(RecommendationList list) {
    CompactList compact = list.getCompact();
    if (compact == null) {
      return;
    }
    ListNames names = ListNames.of(compact);
    list.setItems(items(compact, names));
    list.setRecent(names.named(compact.getRecent()));
    list.setViewed(viewed(compact, names));
    list.setLongVector(LikeVectors.fill(list.getLongVector(), list.getShortVector()));
    list.setCompact(null);
  }

  private static List<RecommendedItem> items(CompactList compact, ListNames names) {
    List<String> ids = compact.getItems();
    ByteBuffer because = compact.getBecause();
    ByteBuffer scores = compact.getScores();
    ByteBuffer reasons = compact.getReasons();
    List<RecommendedItem> items = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      float score = compact.getLow() + Byte.toUnsignedInt(at(scores, i)) * compact.getStep();
      int reason = at(reasons, i);
      items.add(
          new RecommendedItem(
              names.prefix() + ids.get(i),
              score,
              reason < REASONS.length ? REASONS[reason] : Reason.UNKNOWN,
              names.named(at(because, i))));
    }
    return items;
  }

  private static byte at(ByteBuffer bytes, int index) {
    return bytes.get(bytes.position() + index);
  }

  private static List<ViewedItem> viewed(CompactList compact, ListNames names) {
    List<String> ids = names.named(compact.getViewed());
    List<ViewedItem> viewed = new ArrayList<>(ids.size());
    long time = compact.getViewedAt();
    for (int i = 0; i < ids.size(); i++) {
      time -= (long) compact.getSecondsBefore().get(i) * SECOND;
      viewed.add(new ViewedItem(ids.get(i), Instant.ofEpochMilli(time)));
    }
    return viewed;
  }
}
