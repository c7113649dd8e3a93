package dev.daogou.models.topics;

import dev.daogou.models.ranker.Shop;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a shop's topics hold, up to some offsets.
 *
 * @param shop catalogue and events, in order of time
 * @param read up to where, by topic
 * @param unusable events that intake would refuse
 */
public record TopicLog(Shop shop, Map<String, EndOffsets> read, long unusable) {

  /** For the manifest: whoever gives the same offsets to {@code --until} learns from the same. */
  public Map<String, String> training() {
    Map<String, String> said = new TreeMap<>();
    read.forEach((topic, ends) -> said.put("offsets of " + topic, ends.toString()));
    return said;
  }
}
