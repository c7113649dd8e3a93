package dev.daogou.serving.recommend;

import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Topic;
import org.apache.kafka.common.errors.SerializationException;

/** Lists as they are stored. */
record StoredLists(Topic<String, RecommendationUpdate> topic) {

  /**
   * Reads a list.
   *
   * @param standby whether a copy had it that may lag behind
   */
  Lookup decode(byte[] bytes, boolean standby) {
    try {
      RecommendationUpdate update = topic.value().deserializer().deserialize(topic.name(), bytes);
      return update.getUpdate() instanceof RecommendationList list
          ? new Lookup.Found(list, standby)
          : new Lookup.NotReady("the shopper's record is not a list");
    } catch (SerializationException e) {
      return new Lookup.NotReady("the shopper's list cannot be read: " + e.getMessage());
    }
  }

  /** Writes a list. */
  byte[] encode(RecommendationList list) {
    return topic.value().serializer().serialize(topic.name(), new RecommendationUpdate(list));
  }
}
