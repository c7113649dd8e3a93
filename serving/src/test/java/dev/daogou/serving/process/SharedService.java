package dev.daogou.serving.process;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Kafka and one service for all classes that need nothing of their own: it compiles and
 * rehearses as a service does, and its traces are all received. Each class has shoppers of its own,
 * and counts from where it begins.
 */
final class SharedService implements AutoCloseable {
  private final FolderForTests folder = FolderForTests.create("shared");
  private final EmbeddedKafka kafka;
  private final TraceReceiver receiver = new TraceReceiver();
  private final ServiceProcess process;

  private SharedService() {
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.path().resolve("kafka")));
    Map<String, String> traced =
        Map.of(
            "otel.sdk.disabled", "false",
            "otel.exporter.otlp.endpoint", receiver.address(),
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.traces.sampler.arg", "1.0",
            "otel.bsp.schedule.delay", "200ms",
            "daogou.personalize.rehearsal", "1s");
    process =
        ServiceProcess.start(
            new Deployment(
                kafka.bootstrapServers(),
                Topics.DEFAULT_PREFIX,
                folder.path(),
                traced,
                List.of("-XX:TieredStopAtLevel=4")));
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  ServiceProcess process() {
    return process;
  }

  /** What the service tells of its traces. */
  TraceReceiver receiver() {
    return receiver;
  }

  @Override
  public void close() {
    process.close();
    kafka.close();
    receiver.close();
    folder.close();
  }

  /** Gives it to those who ask, and closes it after the last test of the run. */
  static final class Access implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SharedService.class;
    }

    @Override
    public SharedService resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(SharedService.class))
          .getOrComputeIfAbsent(
              SharedService.class, ignored -> new SharedService(), SharedService.class);
    }
  }
}
