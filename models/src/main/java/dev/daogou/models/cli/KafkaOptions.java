package dev.daogou.models.cli;

import dev.daogou.models.topics.KafkaAccess;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.WireSettings;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which Kafka, and how it is spoken to. */
final class KafkaOptions {
  @Option(
      names = "--kafka",
      defaultValue = "localhost:9092",
      paramLabel = "HOST:PORT,…",
      description = "Where Kafka is (default: ${DEFAULT-VALUE}).")
  private String kafka;

  @Option(
      names = "--kafka-property",
      paramLabel = "KEY=VALUE",
      description = "A further property of the Kafka clients, such as security.protocol=SSL.")
  private Map<String, String> properties = new TreeMap<>();

  @Option(
      names = {"--topic-prefix", "--topics-prefix"},
      defaultValue = Topics.DEFAULT_PREFIX,
      paramLabel = "TEXT",
      description = "What topic names start with (default: ${DEFAULT-VALUE}).")
  private String prefix;

  @Option(
      names = "--wire-format",
      defaultValue = "single-object",
      paramLabel = "single-object|confluent|apicurio",
      description = "How Avro is framed on Kafka (default: ${DEFAULT-VALUE}).")
  private String wireFormat;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Schema registry, for the latter two.")
  private @Nullable String registry;

  /** The way to that Kafka; nobody has asked it anything yet. */
  KafkaAccess access(CommandSpec spec) {
    try {
      return new KafkaAccess(
          kafka,
          Topics.of(prefix, 1, WireSettings.parse(wireFormat, registry).serdes()),
          properties);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
