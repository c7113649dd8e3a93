package dev.daogou;

import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.Traces;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sampled event's trace goes through the topology and on to whoever reads the list. */
class TracesTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PUBLISHER = "b7ad6b7169203331";

  @TempDir Path state;
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final Topics topics = Topics.withPartitions(1);
  private ShopTopology shop;

  @BeforeEach
  void openShop() {
    var provider =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    shop =
        new ShopTopology(
            state,
            Optional.empty(),
            topics,
            PersonalizationSettings.defaults(),
            Traces.to(OpenTelemetrySdk.builder().setTracerProvider(provider).build()));
    shop.catalogue("ring-1", "silver ring with moonstone", "jewellery", "rings");
    shop.catalogue("ring-2", "silver ring with pearl", "jewellery", "rings");
    shop.catalogue("phone-1", "phone with large screen", "electronics", "phones");
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void shouldFollowAnEventFromItsPublisherToItsList() {
    send(view("ann", "ring-1", 0), parent(TRACE, PUBLISHER, "01"));

    var list = lists().getFirst();
    SpanData intake = span("intake " + topics.events().name());
    SpanData recommend = span("recommend " + topics.events().name());
    SpanData sent = span("send " + topics.recommendations().name());
    assertThat(spans.getFinishedSpanItems()).allMatch(span -> span.getTraceId().equals(TRACE));
    assertThat(intake.getParentSpanId()).isEqualTo(PUBLISHER);
    assertThat(recommend.getParentSpanId()).isEqualTo(PUBLISHER);
    assertThat(recommend.getEvents()).extracting("name").containsExactly("candidates", "scored");
    assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(sent.getParentSpanId()).isEqualTo(recommend.getSpanId());
    assertThat(header(list)).isEqualTo(parent(TRACE, sent.getSpanId(), "01"));
  }

  @Test
  void shouldLeaveNoTraceOfAnEventThatIsNotSampled() {
    send(view("ann", "ring-1", 0), null);
    send(view("ben", "ring-1", 1), parent(TRACE, PUBLISHER, "00"));
    send(view("cleo", "ring-1", 2), "not a trace");

    assertThat(lists()).hasSize(3).allMatch(list -> header(list) == null);
    assertThat(spans.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void shouldLinkTheTracesOfAllEventsThatAListReflects() {
    String other = "11111111111111111111111111111111";
    pipe(view("ann", "ring-1", 0), parent(other, PUBLISHER, "01"));
    pipe(view("ann", "phone-1", 1), parent(TRACE, PUBLISHER, "01"));
    shop.settle();

    List<SpanData> sent = named("send " + topics.recommendations().name());
    assertThat(named("recommend " + topics.events().name())).hasSize(2);
    assertThat(sent.getLast().getTraceId()).isEqualTo(TRACE);
    // Under the real clock the first may have had a list of its own before the second came.
    assertThat(sent.size() + sent.getLast().getLinks().size()).isEqualTo(2);
  }

  @Test
  void shouldSayThatAnEventWasRejected() {
    StorefrontEvent event = view("ann", "ring-1", 0);
    event.setId("");

    send(event, parent(TRACE, PUBLISHER, "01"));

    SpanData intake = span("intake " + topics.events().name());
    assertThat(intake.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(intake.getStatus().getDescription()).isEqualTo("bad-id");
    assertThat(spans.getFinishedSpanItems()).hasSize(1);
  }

  @Test
  void shouldEndTheSpanOfAnEventThatChangesNoList() {
    StorefrontEvent event = view("ann", "ring-1", 0);
    send(event, null);
    spans.reset();

    send(view("ann", "ring-1", 0), parent(TRACE, PUBLISHER, "01"));

    assertThat(named("recommend " + topics.events().name()))
        .allSatisfy(
            span ->
                assertThat(span.getAttributes().asMap().values())
                    .containsAnyOf("unchanged", "published"));
    assertThat(spans.getFinishedSpanItems())
        .noneMatch(span -> span.getParentSpanId().equals(SpanId.getInvalid()));
  }

  private void send(StorefrontEvent event, String traceparent) {
    pipe(event, traceparent);
    shop.settle();
  }

  private void pipe(StorefrontEvent event, String traceparent) {
    var headers = new RecordHeaders();
    if (traceparent != null) {
      headers.add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
    }
    shop.pipe(
        new TestRecord<>(
            new ShopperKey(event.getTenant(), event.getShopper()),
            event,
            headers,
            event.getTime()));
  }

  private List<TestRecord<String, RecommendationUpdate>> lists() {
    return shop.listRecords();
  }

  private SpanData span(String name) {
    assertThat(named(name)).as(name).hasSize(1);
    return named(name).getFirst();
  }

  private List<SpanData> named(String name) {
    return spans.getFinishedSpanItems().stream().filter(s -> s.getName().equals(name)).toList();
  }

  private static String parent(String trace, String span, String flags) {
    return "00-" + trace + "-" + span + "-" + flags;
  }

  private static String header(TestRecord<?, ?> record) {
    var header = record.headers().lastHeader("traceparent");
    return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
  }
}
