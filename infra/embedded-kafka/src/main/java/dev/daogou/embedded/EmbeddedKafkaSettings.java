package dev.daogou.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where an embedded node keeps its data and where it listens, always on 127.0.0.1.
 *
 * @param data folder of the log, made where missing; kept when the node stops, so that the next
 *     start finds topics, records and committed offsets again
 * @param port of the clients; 0 takes any free one
 * @param controllerPort of the node's own controller; 0 takes any free one
 * @param further properties of the broker, which win over its own, such as a listener with TLS
 */
public record EmbeddedKafkaSettings(
    Path data, int port, int controllerPort, Map<String, String> further) {
  private static final int HIGHEST_PORT = 65_535;

  public EmbeddedKafkaSettings {
    data = data.toAbsolutePath().normalize();
    further = Map.copyOf(further);
    requirePort("port", port);
    requirePort("controllerPort", controllerPort);
    if (port != 0 && port == controllerPort) {
      throw new IllegalArgumentException("port and controllerPort must differ, both are " + port);
    }
  }

  /** Without further properties. */
  public EmbeddedKafkaSettings(Path data, int port, int controllerPort) {
    this(data, port, controllerPort, Map.of());
  }

  /** On free ports. */
  public static EmbeddedKafkaSettings in(Path data) {
    return new EmbeddedKafkaSettings(data, 0, 0);
  }

  /** The same with another port for the clients. */
  public EmbeddedKafkaSettings withPort(int clients) {
    return new EmbeddedKafkaSettings(data, clients, controllerPort, further);
  }

  /** The same with further properties of the broker. */
  public EmbeddedKafkaSettings withFurther(Map<String, String> properties) {
    return new EmbeddedKafkaSettings(data, port, controllerPort, properties);
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          name + " must be 0 (any free one) to " + HIGHEST_PORT + ": " + port);
    }
  }
}
