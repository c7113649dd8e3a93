package dev.daogou.serving.ops;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * What every Kafka client of this process is told: where Kafka is, and {@code
 * daogou.kafka.properties}, such as TLS and SASL, for the collectors' producers, the consumer of
 * the streams and the client that creates topics. The stream applications put their own settings
 * beside the same properties.
 */
@ApplicationScoped
public class KafkaClients {
  private final ServiceConfig config;

  KafkaClients(ServiceConfig config) {
    this.config = config;
  }

  /** The properties; a copy that may be added to. */
  public Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(config.kafka().properties());
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.kafka().bootstrapServers());
    return properties;
  }

  /** The same for the channels of the collectors and of the streams. */
  @Produces
  @ApplicationScoped
  @Identifier("default-kafka-broker")
  Map<String, Object> channels() {
    return properties();
  }
}
