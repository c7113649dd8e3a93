package dev.daogou.serving.ops;

import dev.daogou.app.Traces;
import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.apache.kafka.streams.StreamsConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the process tells of itself beyond its own meters: traces, and Kafka's meters. */
class Telemetry {
  /**
   * Meters that Kafka Streams registers at every recording level and fills only at {@code DEBUG}:
   * most of all its series, of each store of each task, and all of them nothing.
   */
  private static final Pattern ONLY_AT_DEBUG =
      Pattern.compile(
          """
          (?x) kafka\\.stream\\.(
            state\\.(all|commit|delete|flush|get|put|put\\.all|put\\.if\\.absent|prefix\\.scan|range|restore)
                \\.(rate|latency\\..*)
          | state\\.(bytes|memtable|compaction\\.time|write\\.stall|number|record\\.e2e|iterator)\\..*
          | state\\.block\\.cache\\.(data|filter|index)\\..*
          | task\\.(process|punctuate|record|active\\.process|enforced)\\..*
          | processor\\.node\\.process\\..*
          | record\\.cache\\..*)""");

  /** Traces of sampled events, where {@code quarkus.otel.sdk.disabled} is false. */
  @Produces
  @Singleton
  Traces traces(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean isDisabled) {
    return isDisabled ? Traces.off() : Traces.to(telemetry);
  }

  /** Leaves out what Kafka does not record at the configured level. */
  @Produces
  @Singleton
  MeterFilter kafka(ServiceConfig config) {
    String level =
        config
            .kafka()
            .properties()
            .getOrDefault(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
    return level.equals("INFO")
        ? MeterFilter.deny(meter -> ONLY_AT_DEBUG.matcher(meter.getName()).matches())
        : MeterFilter.accept();
  }

  // With TLS beside plain HTTP there are two servers, of which only the second one's meters would
  // have
  // this label; Prometheus takes no name with two sets of labels, and the service would not start.
  @Produces
  @Singleton
  MeterFilter serversByOneName() {
    return MeterFilter.ignoreTags("server.port");
  }

  // Kafka names the label of window stores otherwise, and of meters with one name and other labels
  // Prometheus keeps those that came first.
  @Produces
  @Singleton
  MeterFilter storesByOneName() {
    return MeterFilter.renameTag(
        "kafka.stream.state", "rocksdb.window.state.id", "rocksdb.state.id");
  }
}
