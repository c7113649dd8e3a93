package dev.daogou.storefront.cli;

import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import dev.daogou.storefront.replay.Destination;
import dev.daogou.storefront.replay.HttpDestination;
import dev.daogou.storefront.replay.KafkaDestination;
import dev.daogou.storefront.replay.Refusals;
import dev.daogou.storefront.replay.Tally;
import dev.daogou.storefront.service.ServiceClient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where a command sends, and how. */
final class Target {
  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      paramLabel = "URL",
      description = "The service (default: ${DEFAULT-VALUE}).")
  private URI url;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Write Avro straight to Kafka instead of to the service.")
  private @Nullable String kafka;

  @Option(
      names = "--topic-prefix",
      defaultValue = Topics.DEFAULT_PREFIX,
      paramLabel = "TEXT",
      description = "What topic names start with, for --kafka (default: ${DEFAULT-VALUE}).")
  private String topicPrefix;

  @Option(
      names = "--connections",
      defaultValue = "4",
      paramLabel = "N",
      description = "Requests under way at once (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--batch",
      defaultValue = "500",
      paramLabel = "N",
      description = "Most entries in a request (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Sent with every request as Authorization: Bearer TEXT.")
  private @Nullable String key;

  @Option(
      names = "--header",
      paramLabel = "NAME=VALUE",
      description = "A further header of every request.")
  private Map<String, String> headers = new TreeMap<>();

  boolean isKafka() {
    return kafka != null;
  }

  /** Who writes past the service is refused later, where nobody looks: so it is said before. */
  Optional<String> whatTenantNeeds(String tenant) {
    return isKafka() && !tenant.equals(Tenants.DEFAULT)
        ? Optional.of(
            "The service must know the tenant "
                + tenant
                + " (daogou.tenants="
                + Tenants.DEFAULT
                + ","
                + tenant
                + "), or all of this becomes dead letters.")
        : Optional.empty();
  }

  ServiceClient client() {
    if (connections < 1 || batch < 1) {
      throw new IllegalArgumentException("--connections and --batch must be at least 1");
    }
    Map<String, String> all = new TreeMap<>(headers);
    if (key != null) {
      all.put("Authorization", "Bearer " + key);
    }
    return new ServiceClient(url, all);
  }

  Destination destination(ServiceClient client, Tally tally, Refusals refusals) {
    return kafka == null
        ? new HttpDestination(client, connections, batch, tally, refusals)
        : KafkaDestination.to(kafka, Topics.of(topicPrefix, 1, ValueSerdes.singleObject()), tally);
  }

  static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }
}
