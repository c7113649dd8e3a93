package dev.daogou.models.topics;

import dev.daogou.intake.EventRules;
import dev.daogou.models.ranker.Shop;
import dev.daogou.recommender.shopper.ProfileLimits;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Reads a tenant's shop from its topics, keeping to the rules of intake. */
public final class TopicLogs {
  private final KafkaAccess kafka;
  private final String tenant;
  private final ProfileLimits rules;
  private final Consumer<String> progress;
  private long unusable;

  /**
   * @param rules that the topology goes by: when a session ends, how far event time is believed
   * @param progress told a line now and then
   */
  public TopicLogs(
      KafkaAccess kafka, String tenant, ProfileLimits rules, Consumer<String> progress) {
    this.kafka = kafka;
    this.tenant = tenant;
    this.rules = rules;
    this.progress = progress;
  }

  /**
   * Reads events up to the ends, and the catalogue as it is now.
   *
   * @throws KafkaFault where Kafka does not answer or has no such topics, or no such offsets
   */
  public TopicLog read(EndOffsets until) {
    unusable = 0;
    TopicReader reader = new TopicReader(kafka, progress);
    Map<String, EndOffsets> read = new TreeMap<>();
    var eventsTopic = kafka.topics().events();
    var catalogueTopic = kafka.topics().catalogue();
    List<StorefrontEvent> events = new ArrayList<>();
    read.put(
        eventsTopic.name(),
        reader.read(eventsTopic, until, record -> event(record).ifPresent(events::add)));
    Map<String, CatalogueItem> catalogue = new LinkedHashMap<>();
    read.put(
        catalogueTopic.name(),
        reader.read(catalogueTopic, EndOffsets.now(), record -> keep(record, catalogue)));
    events.sort(Comparator.comparing(StorefrontEvent::getTime));
    nameSessions(events);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: %,d events, %,d items%s",
            eventsTopic.name(),
            events.size(),
            catalogue.size(),
            unusable == 0 ? "" : String.format(Locale.ROOT, "; %,d records unusable", unusable)));
    return new TopicLog(new Shop(eventsTopic.name(), catalogue, events), read, unusable);
  }

  private Optional<StorefrontEvent> event(ConsumerRecord<byte[], byte[]> record) {
    Topic<ShopperKey, StorefrontEvent> topic = kafka.topics().events();
    try {
      ShopperKey key = topic.key().deserializer().deserialize(topic.name(), record.key());
      StorefrontEvent event =
          topic.value().deserializer().deserialize(topic.name(), record.headers(), record.value());
      if (key == null
          || event == null
          || !key.equals(new ShopperKey(event.getTenant(), event.getShopper()))
          || EventRules.check(event).isPresent()) {
        unusable++;
        return Optional.empty();
      }
      clamp(event, record.timestamp());
      return Optional.of(event)
          .filter(each -> each.getTenant().equals(tenant))
          .filter(each -> each.getConsent() != Consent.COUNT_ONLY);
    } catch (SerializationException | IllegalArgumentException e) {
      unusable++;
      return Optional.empty();
    }
  }

  private void clamp(StorefrontEvent event, long arrival) {
    Instant latest = Instant.ofEpochMilli(arrival).plus(rules.clockSkew());
    if (event.getTime().isAfter(latest)) {
      event.setTime(latest);
    }
  }

  private void keep(ConsumerRecord<byte[], byte[]> record, Map<String, CatalogueItem> catalogue) {
    Topic<ItemKey, CataloguedItem> topic = kafka.topics().catalogue();
    try {
      ItemKey key = topic.key().deserializer().deserialize(topic.name(), record.key());
      if (key == null || !key.tenant().equals(tenant)) {
        return;
      }
      CataloguedItem item =
          topic.value().deserializer().deserialize(topic.name(), record.headers(), record.value());
      if (item == null) {
        catalogue.remove(key.item());
      } else {
        catalogue.put(key.item(), item.getItem());
      }
    } catch (SerializationException e) {
      unusable++;
    }
  }

  /** Sessions of different shoppers may have one name, and many events have none. */
  private void nameSessions(List<StorefrontEvent> events) {
    Map<String, Instant> latest = new HashMap<>();
    Map<String, Integer> unnamed = new HashMap<>();
    for (StorefrontEvent event : events) {
      String shopper = event.getShopper();
      Instant before = latest.put(shopper, event.getTime());
      if (before == null || before.plus(rules.sessionGap()).isBefore(event.getTime())) {
        unnamed.merge(shopper, 1, Integer::sum);
      }
      String own = event.getSession() == null ? "#" + unnamed.get(shopper) : event.getSession();
      event.setSession(shopper + "/" + own);
    }
  }
}
