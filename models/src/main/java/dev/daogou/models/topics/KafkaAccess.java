package dev.daogou.models.topics;

import dev.daogou.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How a shop's Kafka is reached.
 *
 * @param bootstrapServers brokers to ask first
 * @param topics names and serdes
 * @param properties of every client, such as security
 */
public record KafkaAccess(String bootstrapServers, Topics topics, Map<String, String> properties) {
  /** How long a broker may take to answer. */
  public static final int PATIENCE_MS = 15_000;

  /** Settings of a client, with those that are given here. */
  Map<String, Object> client(Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.putAll(own);
    return settings;
  }
}
