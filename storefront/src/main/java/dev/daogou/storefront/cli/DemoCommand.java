package dev.daogou.storefront.cli;

import dev.daogou.storefront.demo.Demo;
import dev.daogou.storefront.demo.DemoSettings;
import dev.daogou.storefront.demo.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code daogou demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs everything on this machine: Kafka, the service, a shop, and simulated shoppers.",
      "Ends with a summary and, as its last line, the same in JSON."
    },
    footer = {
      "",
      "Examples:",
      "  daogou demo                        until Ctrl-C",
      "  daogou demo --for 60s --fresh      one minute from nothing",
      "  daogou demo --port 9000 --rate 200 --shoppers 500 --for 5m --json summary.json",
      "",
      "Exit code 0 when lists were published, 1 otherwise."
    })
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "Port of the service, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Events a second, all shoppers together (default: 100, or less where the machine does"
              + " not hold that).")
  private @Nullable Double rate;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long, such as 60s or 5m (default: until Ctrl-C).")
  private Optional<Duration> length = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of the shoppers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--shoppers",
      defaultValue = "300",
      paramLabel = "N",
      description = "How many shoppers (default: ${DEFAULT-VALUE}).")
  private int shoppers;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder for Kafka's log, state and log file; kept between runs"
              + " (default: .daogou/demo in the project).")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--fresh", description = "Empty the data folder first.")
  private boolean fresh;

  @Option(
      names = "--kafka-port",
      defaultValue = "0",
      paramLabel = "PORT",
      description = "Port of the embedded Kafka, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int kafkaPort;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the JSON summary here.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--figures",
      paramLabel = "FILE",
      description = "Also write every figure of the run here by its name, as JSON.")
  private Optional<Path> figures = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any further setting of the service, such as daogou.model.provider=cpu.")
  private Map<String, String> set = new TreeMap<>();

  @Override
  public Integer call() throws InterruptedException {
    Installation installation = Installation.find();
    DemoSettings settings =
        new DemoSettings(
            port,
            kafkaPort,
            rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
            length,
            seed,
            shoppers,
            data.orElse(installation.demoData()),
            fresh,
            json,
            figures,
            set);
    CountDownLatch stop = new CountDownLatch(1);
    try (Interruption ignored = Interruption.calls(stop::countDown)) {
      return new Demo(settings, installation, System.out, stop).run();
    }
  }
}
