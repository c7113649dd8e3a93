package dev.daogou.storefront.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a demo is run with.
 *
 * @param port of the service; 0 takes any free one
 * @param kafkaPort of the embedded broker; 0 takes any free one
 * @param rate events a second of all shoppers together; empty for what the machine holds
 * @param length how long shoppers come; empty until stopped
 * @param seed of the shoppers
 * @param shoppers how many
 * @param data folder for the log, the state and the service's log file
 * @param fresh whether the folder is emptied first
 * @param json where the summary is also written; empty for nowhere
 * @param figures where it is also written as named figures; empty for nowhere
 * @param service further settings of the service, by full name
 */
public record DemoSettings(
    int port,
    int kafkaPort,
    OptionalDouble rate,
    Optional<Duration> length,
    long seed,
    int shoppers,
    Path data,
    boolean fresh,
    Optional<Path> json,
    Optional<Path> figures,
    Map<String, String> service) {
  private static final int HIGHEST_PORT = 65_535;
  private static final int HIGHEST_RATE = 100_000;

  public DemoSettings {
    requirePort("port", port);
    requirePort("kafka-port", kafkaPort);
    rate.ifPresent(DemoSettings::requireRate);
    if (shoppers < 1 || shoppers > 100_000) {
      throw new IllegalArgumentException("shoppers must be between 1 and 100000: " + shoppers);
    }
    data = data.toAbsolutePath().normalize();
    service = Map.copyOf(service);
  }

  /** At that rate, without named figures. */
  public DemoSettings(
      int port,
      int kafkaPort,
      double rate,
      Optional<Duration> length,
      long seed,
      int shoppers,
      Path data,
      boolean fresh,
      Optional<Path> json,
      Map<String, String> service) {
    this(
        port,
        kafkaPort,
        OptionalDouble.of(rate),
        length,
        seed,
        shoppers,
        data,
        fresh,
        json,
        Optional.empty(),
        service);
  }

  private static void requireRate(double rate) {
    if (!(rate > 0 && rate <= HIGHEST_RATE)) {
      throw new IllegalArgumentException(
          "rate must be above 0 and at most %d: %s".formatted(HIGHEST_RATE, rate));
    }
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(name + " must be between 0 and 65535: " + port);
    }
  }
}
