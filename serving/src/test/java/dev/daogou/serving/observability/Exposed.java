package dev.daogou.serving.observability;

import dev.daogou.app.StageMetrics;
import dev.daogou.recommender.meters.RecommenderMeters;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Meters as Prometheus sees them: names with their suffixes, and the labels of each. */
public final class Exposed {
  // A sample of a traced request has an exemplar behind a #.
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^(\\w+)(?:\\{(.*?)})? [^ \\n]+(?: # .*)?$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern SERVICE_LINE =
      Pattern.compile("(?m)^\\| `(daogou\\.[a-z.]+)` \\| (Counter|Timer|Gauge) (.*) \\|$");
  private static final Pattern TAGS = Pattern.compile("tags? (.*)$");

  private final Map<String, Set<String>> meters;
  private final long series;

  private Exposed(Map<String, Set<String>> meters, long series) {
    this.meters = meters;
    this.series = series;
  }

  /** What a scrape says. */
  public static Exposed in(String scrape) {
    Map<String, Set<String>> meters = new HashMap<>();
    List<MatchResult> samples = SAMPLE.matcher(scrape).results().toList();
    for (MatchResult sample : samples) {
      Set<String> labels = meters.computeIfAbsent(sample.group(1), fresh -> scraped());
      if (sample.group(2) != null) {
        LABEL.matcher(sample.group(2)).results().forEach(label -> labels.add(label.group(1)));
      }
    }
    return new Exposed(meters, samples.size());
  }

  /** What our own meters look like once each has been used, from the code and the page of them. */
  public static Exposed ofOurMeters() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    useAll(new StageMetrics(registry));
    registry.gauge(StageMetrics.CATALOGUE_ITEMS, 1);
    registry.counter(StageMetrics.ITEMS_LEFT_OUT);
    SERVICE_LINE
        .matcher(page())
        .results()
        .forEach(line -> use(registry, line.group(1), line.group(2), line.group(3)));
    return in(registry.scrape());
  }

  /** Names that no scrape of the program has: Prometheus' own, and those of recording rules. */
  public static Exposed known() {
    Map<String, Set<String>> meters = new HashMap<>(ofOurMeters().meters);
    meters.put("up", scraped());
    MonitoringFiles.recorded().forEach((name, labels) -> meters.put(name, labels));
    return new Exposed(meters, 0);
  }

  /** These and those. */
  public Exposed and(Exposed others) {
    Map<String, Set<String>> all = new HashMap<>(meters);
    others.meters.forEach(
        (name, labels) ->
            all.merge(
                name,
                labels,
                (one, other) ->
                    Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet())));
    return new Exposed(all, series);
  }

  public Set<String> names() {
    return meters.keySet();
  }

  public Set<String> labels(String meter) {
    return meters.getOrDefault(meter, Set.of());
  }

  public Set<String> labels(Collection<String> names) {
    return names.stream().flatMap(name -> labels(name).stream()).collect(Collectors.toSet());
  }

  public long series() {
    return series;
  }

  // Prometheus adds these to whatever it scrapes.
  private static Set<String> scraped() {
    return new HashSet<>(Set.of("job", "instance"));
  }

  /** Calls every method once, so that every meter is there. */
  private static void useAll(Object meters) {
    for (Method method : meters.getClass().getDeclaredMethods()) {
      boolean isMeter =
          Modifier.isPublic(method.getModifiers())
              && !Modifier.isStatic(method.getModifiers())
              && !Set.of("gauge", "counter", "equals").contains(method.getName());
      if (isMeter) {
        try {
          use(method.invoke(meters, arguments(method)));
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(method.getName(), e);
        }
      }
    }
  }

  private static void use(Object made) {
    switch (made) {
      case Timer timer -> timer.record(Duration.ofMillis(1));
      case RecommenderMeters further -> useAll(further);
      case RecommenderMeters.SourceMeters further -> useAll(further);
      case null, default -> {}
    }
  }

  private static Object[] arguments(Method method) {
    return Stream.of(method.getParameterTypes()).map(Exposed::argument).toArray();
  }

  private static Object argument(Class<?> type) {
    if (type == String.class) {
      return "any";
    }
    if (type == Runnable.class) {
      return (Runnable) () -> {};
    }
    return type == Duration.class ? Duration.ofMillis(1) : (Object) 1;
  }

  private static void use(
      PrometheusMeterRegistry registry, String name, String kind, String description) {
    String[] tags =
        new TreeSet<>(tags(description))
            .stream().flatMap(tag -> Stream.of(tag, "any")).toArray(String[]::new);
    switch (kind) {
      case "Counter" -> registry.counter(name, tags).increment();
      case "Gauge" -> registry.gauge(name, 1);
      case "Timer" ->
          StageMetrics.latencies(name).tags(tags).register(registry).record(Duration.ofMillis(1));
      default -> throw new AssertionError(kind);
    }
  }

  private static List<String> tags(String description) {
    return TAGS.matcher(description)
        .results()
        .flatMap(found -> Pattern.compile("`(\\w+)`").matcher(found.group(1)).results())
        .map(tag -> tag.group(1))
        .toList();
  }

  private static String page() {
    try {
      return Files.readString(Path.of("..", "docs", "operations", "metrics.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
