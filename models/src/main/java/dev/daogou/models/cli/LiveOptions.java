package dev.daogou.models.cli;

import dev.daogou.PersonalizationSettings;
import dev.daogou.models.topics.Announcer;
import dev.daogou.models.topics.EndOffsets;
import dev.daogou.models.topics.KafkaAccess;
import dev.daogou.models.topics.TopicLog;
import dev.daogou.models.topics.TopicLogs;
import dev.daogou.schemas.Tenants;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of training where it runs: from the topics, and announced to the running service. */
final class LiveOptions {
  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  @Option(
      names = "--from-topics",
      description = "Learn from the events and the catalogue on Kafka instead of from a log.")
  private boolean fromTopics;

  @Option(
      names = "--until",
      defaultValue = "now",
      paramLabel = "now|PARTITION:OFFSET,…",
      description = {
        "Read events up to here: for every partition the first offset that is not read, as the",
        "manifest of an earlier model names them (default: ${DEFAULT-VALUE})."
      })
  private String until;

  @Option(
      names = "--tenant",
      defaultValue = Tenants.DEFAULT,
      description = "Whose shop on the topics to learn from (default: ${DEFAULT-VALUE}).")
  private String tenant;

  @Option(
      names = "--announce",
      description = {
        "Tell every running instance to use the model. It is then written to a new directory below",
        "--out, named as its version, which all instances must be able to read."
      })
  private boolean announce;

  @Mixin private KafkaOptions kafka;

  private final Instant started = Instant.now();
  private EndOffsets ends = EndOffsets.now();
  private Optional<KafkaAccess> access = Optional.empty();

  /**
   * Whether the options go together, and, where the model shall be announced, whether it can be.
   *
   * @param hasLog whether there is a recorded log
   */
  void check(CommandSpec spec, boolean hasLog) {
    if (fromTopics && hasLog) {
      throw new ParameterException(
          spec.commandLine(), "--log and --from-topics: which of the two shall be learned from?");
    }
    ends =
        EndOffsets.parse(until)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--until is now, or like 0:1200,1:1180, each partition once: '%s'"
                            .formatted(until)));
    if (!Tenants.isValid(tenant)) {
      throw new ParameterException(
          spec.commandLine(), "--tenant must be 1 to 64 of a-z, 0-9, - and _");
    }
    access = Optional.of(kafka.access(spec));
    if (announce) {
      new Announcer(access.orElseThrow()).requireTopic();
    }
  }

  boolean isFromTopics() {
    return fromTopics;
  }

  /** What lies on the topics; empty where it was not asked for. */
  Optional<TopicLog> read(Consumer<String> progress) {
    return fromTopics
        ? Optional.of(
            new TopicLogs(
                    access.orElseThrow(),
                    tenant,
                    PersonalizationSettings.ofThisProcess().shopper().profile(),
                    progress)
                .read(ends))
        : Optional.empty();
  }

  /** Sets an announced model apart from all others; what is not announced keeps version 1. */
  String version() {
    return announce ? VERSION.format(started) : "1";
  }

  /** Where the model goes; what was announced is never written over. */
  Path directory(Path out) {
    return announce ? out.resolve(version()) : out;
  }

  /** Announces the model, where that was asked for. */
  void announce(Path directory, Consumer<String> progress) {
    if (announce) {
      progress.accept(
          "Announced: %s (%s)"
              .formatted(version(), new Announcer(access.orElseThrow()).announce(directory)));
    }
  }
}
