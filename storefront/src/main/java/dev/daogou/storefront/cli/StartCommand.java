package dev.daogou.storefront.cli;

import dev.daogou.storefront.demo.Installation;
import dev.daogou.storefront.demo.ServiceProcess;
import dev.daogou.storefront.demo.ServiceSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code daogou start}. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the service against a Kafka of yours, in the foreground, until it is stopped.",
      "What is not given here comes from the configuration file, from environment variables"
          + " such as DAOGOU_KAFKA_BOOTSTRAP_SERVERS, or has the service's default."
    },
    footer = {
      "",
      "Examples:",
      "  daogou start --kafka broker1:9092,broker2:9092",
      "  daogou start --kafka broker1:9092 --roles serve --host 0.0.0.0 --keys keys.yaml",
      "  daogou start --config daogou.properties --provider gpu",
      "  daogou start --kafka broker1:9092 --wire-format confluent --registry http://registry:8081",
      "",
      "The exit code is the service's."
    })
final class StartCommand implements Callable<Integer> {
  enum Provider {
    auto,
    gpu,
    cpu
  }

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT,…",
      description = "Where Kafka is (default: localhost:9092).")
  private @Nullable String kafka;

  @Option(
      names = "--roles",
      paramLabel = "ROLE,…",
      description = "personalize (the topology), serve (HTTP), or both (default: both).")
  private @Nullable String roles;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: 127.0.0.1; 0.0.0.0 for every one).")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "PORT", description = "Port of HTTP (default: 8080).")
  private @Nullable Integer port;

  @Option(names = "--state-dir", paramLabel = "DIR", description = "Folder for the state stores.")
  private @Nullable Path stateDir;

  @Option(
      names = "--encoder",
      paramLabel = "DIR",
      description = "Your own text encoder: model.onnx, tokenizer.json, manifest.json.")
  private @Nullable Path encoder;

  @Option(
      names = "--sequence",
      paramLabel = "DIR",
      description = "A sequence model, as daogou train sequence writes it (default: none).")
  private @Nullable Path sequence;

  @Option(
      names = "--ranker",
      paramLabel = "DIR|none",
      description = "Your own ranker: model.onnx, manifest.json; none ranks by the blend alone.")
  private @Nullable String ranker;

  @Option(
      names = "--provider",
      paramLabel = "auto|gpu|cpu",
      description = "Where models run (default: auto).")
  private @Nullable Provider provider;

  @Option(
      names = "--wire-format",
      paramLabel = "single-object|confluent|apicurio",
      description = "How Avro is framed on Kafka (default: single-object).")
  private @Nullable String wireFormat;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Schema registry, for the latter two wire formats.")
  private @Nullable String registry;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Partitions of topics that are created (default: 4); fixed ever after.")
  private @Nullable Integer partitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Replicas of topics that are created (default: 1).")
  private @Nullable Integer replication;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Keys that may call (daogou key create makes them).")
  private @Nullable Path keys;

  @Option(names = "--config", paramLabel = "FILE", description = "Properties file for all of it.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any further setting by its full name.")
  private Map<String, String> set = new TreeMap<>();

  @Override
  public Integer call() throws InterruptedException {
    Installation installation = Installation.find();
    if (!installation.service().toFile().exists()) {
      System.err.println(
          "The service is not built: "
              + installation.service()
              + " is missing."
              + " Build it with: mvn -Dquick package");
      return 1;
    }
    if (config != null && !config.toFile().isFile()) {
      throw new IllegalArgumentException("--config: there is no file " + config);
    }
    try (ServiceProcess service = ServiceProcess.inForeground(installation.service(), settings());
        Interruption ignored = Interruption.calls(service::close)) {
      return service.await();
    }
  }

  ServiceSettings settings() {
    return new ServiceSettings(set)
        .with("quarkus.config.locations", config == null ? null : config.toAbsolutePath())
        .with("daogou.kafka.bootstrap-servers", kafka)
        .with("daogou.roles", roles)
        .with("quarkus.http.host", host)
        .with("quarkus.http.port", port)
        .with("daogou.state-dir", stateDir == null ? null : stateDir.toAbsolutePath())
        .with("daogou.model.encoder", encoder == null ? null : encoder.toAbsolutePath())
        .with("daogou.model.ranker", rankerFolder())
        .with("daogou.model.sequence", sequence == null ? null : sequence.toAbsolutePath())
        .with("daogou.model.provider", provider)
        .with("daogou.security.keys-file", keys == null ? null : keys.toAbsolutePath())
        .with("daogou.wire-format", wireFormat)
        .with("daogou.registry.url", registry)
        .with("daogou.topics.partitions", partitions)
        .with("daogou.topics.replication", replication);
  }

  private @Nullable String rankerFolder() {
    return ranker == null || ranker.equals("none")
        ? ranker
        : Path.of(ranker).toAbsolutePath().toString();
  }
}
