package dev.daogou.schemas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Every topic of an installation: the only place where topic names are written.
 *
 * @param events what shoppers do; {@code LogAppendTime}, so that retention follows arrival
 * @param catalogueUpdates changes to the catalogue, as shops send them
 * @param catalogue merged items with their content embedding
 * @param itemVectors what behaviour says of each item
 * @param itemNeighbours the strongest neighbours of each item
 * @param sessions what was looked at in each session, for the index of who clicked alike
 * @param recommendations lists and progress markers; as many partitions as {@code events}
 * @param outcomes what became of the items of lists, beside their shopper's events; by time
 * @param trends live figures by bucket of event time; compacted and by time
 * @param models the models that every instance shall use; a single partition, so that they come in
 *     one order
 * @param formats the version of the formats in which everything else is kept, so that an earlier
 *     program does not start on them; one record
 * @param deadLetters records that could not be used, with their original bytes and the reason in
 *     headers
 */
public record Topics(
    Topic<ShopperKey, StorefrontEvent> events,
    Topic<ItemKey, CatalogueUpdate> catalogueUpdates,
    Topic<ItemKey, CataloguedItem> catalogue,
    Topic<ItemKey, ItemVectors> itemVectors,
    Topic<ItemKey, ItemNeighbours> itemNeighbours,
    Topic<SessionKey, SessionVisits> sessions,
    Topic<String, RecommendationUpdate> recommendations,
    Topic<OutcomeKey, Outcome> outcomes,
    Topic<TrendKey, TrendBucket> trends,
    Topic<ModelKey, ModelAnnouncement> models,
    Topic<String, String> formats,
    Topic<byte[], byte[]> deadLetters) {

  /** What every name starts with, unless configured. */
  public static final String DEFAULT_PREFIX = "daogou.";

  /** Largest record that the topics take, in bytes; the collectors refuse more. */
  public static final int LARGEST_RECORD = 1 << 20;

  /** What the topics of the inside take: more than what comes in, since stages add to it. */
  public static final int LARGEST_INSIDE = 4 * LARGEST_RECORD;

  /** The topics with the default prefix and single-object encoding. */
  public static Topics withPartitions(int partitions) {
    return of(DEFAULT_PREFIX, partitions, ValueSerdes.singleObject());
  }

  /**
   * The same, but lists are written in half the room. For installations in which every consumer of
   * them reads through these topics, or knows how to put a compact list together.
   */
  public Topics withCompactLists() {
    var lists = (CompactLists) recommendations.value();
    return new Topics(
        events,
        catalogueUpdates,
        catalogue,
        itemVectors,
        itemNeighbours,
        sessions,
        new Topic<>(
            recommendations.name(),
            recommendations.key(),
            new CompactLists(lists.whole(), true),
            recommendations.partitions(),
            recommendations.config()),
        outcomes,
        trends,
        models,
        formats,
        deadLetters);
  }

  /**
   * The topics of an installation.
   *
   * @param prefix what every name starts with
   * @param partitions of every topic but models, formats and dead letters
   * @param values how values are framed
   */
  public static Topics of(String prefix, int partitions, ValueSerdes values) {
    return new Topics(
        new Topic<>(
            prefix + "events",
            KeySerdes.shopper(),
            values.of(StorefrontEvent.class),
            partitions,
            byArrival(30, 2 * LARGEST_RECORD)),
        new Topic<>(
            prefix + "catalogue-updates",
            KeySerdes.item(),
            values.of(CatalogueUpdate.class),
            partitions,
            byArrival(30, 2 * LARGEST_RECORD)),
        new Topic<>(
            prefix + "catalogue",
            KeySerdes.item(),
            values.of(CataloguedItem.class),
            partitions,
            compacted()),
        new Topic<>(
            prefix + "item-vectors",
            KeySerdes.item(),
            values.of(ItemVectors.class),
            partitions,
            compacted()),
        new Topic<>(
            prefix + "item-neighbours",
            KeySerdes.item(),
            values.of(ItemNeighbours.class),
            partitions,
            compacted()),
        new Topic<>(
            prefix + "sessions",
            KeySerdes.session(),
            values.of(SessionVisits.class),
            partitions,
            compactedFor(30)),
        new Topic<>(
            prefix + "recommendations",
            Serdes.String(),
            new CompactLists(values.of(RecommendationUpdate.class), false),
            partitions,
            compacted()),
        new Topic<>(
            prefix + "outcomes",
            KeySerdes.outcome(),
            values.of(Outcome.class),
            partitions,
            byArrival(90, LARGEST_RECORD)),
        new Topic<>(
            prefix + "trends",
            KeySerdes.trend(),
            values.of(TrendBucket.class),
            partitions,
            compactedOftenFor(16)),
        new Topic<>(
            prefix + "models",
            KeySerdes.model(),
            values.of(ModelAnnouncement.class),
            1,
            compacted()),
        new Topic<>(prefix + "formats", Serdes.String(), Serdes.String(), 1, compacted()),
        new Topic<>(
            prefix + "dead-letters",
            Serdes.ByteArray(),
            Serdes.ByteArray(),
            1,
            byArrival(14, LARGEST_INSIDE)));
  }

  /** All of them, in the order of the flow. */
  public List<Topic<?, ?>> all() {
    return List.of(
        events,
        catalogueUpdates,
        catalogue,
        itemVectors,
        itemNeighbours,
        sessions,
        recommendations,
        outcomes,
        trends,
        models,
        formats,
        deadLetters);
  }

  private static Map<String, String> byArrival(int days, int largest) {
    return Map.of(
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
        TopicConfig.RETENTION_MS_CONFIG, Long.toString(days * 24L * 3600 * 1000),
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largest));
  }

  private static Map<String, String> compactedFor(int days) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(days * 24L * 3600 * 1000),
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(LARGEST_INSIDE));
  }

  /** For what is written over and over: segments close soon, so that compaction reaches them. */
  private static Map<String, String> compactedOftenFor(int days) {
    Map<String, String> config = new HashMap<>(compactedFor(days));
    config.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(3600 * 1000L));
    config.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(3600 * 1000L));
    return config;
  }

  private static Map<String, String> compacted() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT,
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(LARGEST_INSIDE));
  }
}
