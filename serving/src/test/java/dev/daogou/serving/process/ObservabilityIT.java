package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.serving.observability.Exposed;
import dev.daogou.serving.observability.Expression;
import dev.daogou.serving.observability.MonitoringFiles;
import dev.daogou.serving.process.TraceReceiver.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the packaged service tells those who watch it: traces, and the meters of the dashboards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedService.Access.class)
class ObservabilityIT {
  private static final String READ = "GET /v1/users/{id}/recommendations";

  private TraceReceiver receiver;
  private ServiceProcess service;
  private Shop shop;

  @BeforeAll
  void start(SharedService shared) {
    receiver = shared.receiver();
    service = shared.process();
    shop = new Shop(service.api());
    shop.open();
  }

  @Test
  void shouldShowOneTraceFromTheRequestToTheList() {
    // Other classes let the same service tell of theirs, which nobody may have read.
    Set<String> ofOthers = receiver.spans().stream().map(Span::trace).collect(Collectors.toSet());
    shop.list("olga", shop.view("olga", "ring-1"));

    Set<String> way =
        Set.of(
            "POST /v1/events",
            "send daogou.events",
            "intake daogou.events",
            "recommend daogou.events",
            "send daogou.recommendations",
            "arrive daogou.recommendations");
    String trace =
        await("the whole way in one trace")
            .atMost(Shop.PATIENCE)
            .until(() -> traceWith(way, ofOthers), Optional::isPresent)
            .orElseThrow();
    assertThat(chain("arrive daogou.recommendations", trace))
        .containsExactly(
            "arrive daogou.recommendations",
            "send daogou.recommendations",
            "recommend daogou.events",
            "send daogou.events",
            "POST /v1/events");
    await("the read is linked with the list's arrival")
        .atMost(Shop.PATIENCE)
        .until(
            () ->
                receiver.spans().stream()
                    .anyMatch(span -> span.name().equals(READ) && span.linked().contains(trace)));
  }

  @Test
  void shouldExposeEveryMeterThatDashboardsAndRulesAskFor() {
    List<Expression> expressions = MonitoringFiles.expressions();
    assertThat(shop.list("ole", shop.view("ole", "phone-1")).path("items")).isNotEmpty();

    // Kafka's meters of stores and partitions are looked for once a minute.
    await("every meter")
        .atMost(Shop.PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(unknown(expressions, scrape())).isEmpty());
    Exposed exposed = scrape();

    assertThat(expressions).isNotEmpty();
    assertThat(Exposed.ofOurMeters().names())
        .containsAll(exposed.names().stream().filter(name -> name.startsWith("daogou_")).toList());
    assertThat(exposed.series())
        .as("series of one instance, of two applications with four partitions each")
        .isBetween(1_000L, 6_000L);
  }

  private static List<String> unknown(List<Expression> expressions, Exposed exposed) {
    Exposed all = exposed.and(Exposed.known());
    return expressions.stream().flatMap(each -> each.unknown(all).stream()).distinct().toList();
  }

  private Exposed scrape() {
    return Exposed.in(service.api().get("/q/metrics").text());
  }

  private Optional<String> traceWith(Set<String> names, Set<String> ofOthers) {
    return receiver.spans().stream()
        .filter(span -> !ofOthers.contains(span.trace()))
        .collect(
            Collectors.groupingBy(Span::trace, Collectors.mapping(Span::name, Collectors.toSet())))
        .entrySet()
        .stream()
        .filter(trace -> trace.getValue().containsAll(names))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Names from a span up to the root. */
  private List<String> chain(String name, String trace) {
    Map<String, Span> byId =
        receiver.spans().stream()
            .filter(span -> span.trace().equals(trace))
            .collect(Collectors.toMap(Span::id, span -> span, (one, same) -> one));
    Span first =
        byId.values().stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
    return Stream.iterate(first, span -> span != null, span -> byId.get(span.parent()))
        .map(Span::name)
        .toList();
  }
}
