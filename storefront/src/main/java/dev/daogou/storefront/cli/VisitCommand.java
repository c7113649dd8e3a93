package dev.daogou.storefront.cli;

import dev.daogou.storefront.demo.Visitors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code daogou visit}. */
@Command(
    name = "visit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lets simulated shoppers visit a service that runs already, at one instance or several;"
          + " sends the demo catalogue first."
    },
    footer = {
      "",
      "Examples:",
      "  daogou visit --for 60s",
      "  daogou visit --url http://a:8080 --url http://b:8080 --key-file shop.key --rate 50",
      "",
      "Exit code 0 when events were taken, 1 otherwise."
    })
final class VisitCommand implements Callable<Integer> {
  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      paramLabel = "URL",
      description = "An instance; may be repeated (default: ${DEFAULT-VALUE}).")
  private List<URI> services;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "File with the key that is sent as Authorization: Bearer.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--rate",
      defaultValue = "50",
      paramLabel = "N",
      description = "Events a second, all shoppers together (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--shoppers",
      defaultValue = "300",
      paramLabel = "N",
      description = "How many shoppers (default: ${DEFAULT-VALUE}).")
  private int shoppers;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of the shoppers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long, such as 60s or 5m (default: until Ctrl-C).")
  private Optional<Duration> length = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> headers =
        key.isPresent()
            ? Map.of("Authorization", "Bearer " + Files.readString(key.get()).strip())
            : Map.of();
    var settings = new Visitors.Settings(services, headers, rate, shoppers, seed, length);
    CountDownLatch stop = new CountDownLatch(1);
    try (Interruption ignored = Interruption.calls(stop::countDown)) {
      return new Visitors(settings, System.out, stop).run();
    }
  }
}
