package dev.daogou.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.PersonalizationSettings;
import dev.daogou.ShopTopology;
import dev.daogou.app.DeadLetter;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.Traces;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent for tenants that nobody declared costs a dead letter and nothing else. */
class UnknownTenantsTest {
  private static final int TENANTS = 200;

  private final Set<String> declared = ConcurrentHashMap.newKeySet();
  @TempDir Path state;
  private ShopTopology shop;

  @BeforeEach
  void openShop() {
    declared.add("default");
    shop =
        new ShopTopology(
            state,
            Optional.empty(),
            Topics.withPartitions(1),
            PersonalizationSettings.defaults(),
            Traces.off(),
            declared::contains);
    shop.catalogue("ring-1", "silver ring", "rings");
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void shouldSetAsideWhatComesForThemAndGoOn() {
    for (int i = 0; i < TENANTS; i++) {
      shop.pipe(viewAt("undeclared-" + i));
      updateAt("undeclared-" + i);
    }
    shop.send(Events.view("ann", "ring-1", 0));

    List<TestRecord<byte[], byte[]>> dead = shop.deadLetters();
    assertThat(dead).hasSize(2 * TENANTS).allSatisfy(UnknownTenantsTest::assertSaysWhatToDo);
    assertThat(
            shop.meters
                .get(StageMetrics.REJECTED)
                .tag("reason", "unknown-tenant")
                .counter()
                .count())
        .isEqualTo(2 * TENANTS);
    assertThat(shop.list("ann")).isNotNull();
    assertThat(shop.graphs.spaces().tenants()).containsOnly("default");
    assertThat(shop.trends())
        .allSatisfy(each -> assertThat(each.key().tenant()).isEqualTo("default"));
  }

  @Test
  void shouldCountNothingForThemWhereTheRecordIsNoEventAtAll() {
    shop.sendRaw(shop.topics.events(), "undeclared/ann".getBytes(UTF_8), new byte[] {1, 2, 3});
    shop.sendRaw(shop.topics.events(), "undeclared/ann".getBytes(UTF_8), null);

    assertThat(shop.deadLetters())
        .hasSize(2)
        .allSatisfy(letter -> assertThat(reason(letter)).isEqualTo("unknown-tenant"));
    assertThat(shop.trends())
        .allSatisfy(each -> assertThat(each.key().tenant()).isEqualTo("default"));
  }

  @Test
  void shouldTakeThemFromWhenTheyAreDeclared() {
    shop.send(viewAt("rings"));
    declared.add("rings");
    updateAt("rings");
    shop.send(viewAt("rings"));

    assertThat(shop.deadLetters()).hasSize(1);
    assertThat(shop.graphs.spaces().find("rings").orElseThrow().cards()).isEqualTo(1);
  }

  private static StorefrontEvent viewAt(String tenant) {
    StorefrontEvent event = Events.view("bob", "ring-1", 0);
    event.setTenant(tenant);
    return event;
  }

  private void updateAt(String tenant) {
    var topic = shop.topics.catalogueUpdates();
    var update =
        new CatalogueUpdate(
            tenant, "ring-1", CatalogueItem.newBuilder().setTitle("gold ring").build());
    shop.sendRaw(
        topic,
        (tenant + "/ring-1").getBytes(UTF_8),
        topic.value().serializer().serialize(topic.name(), update));
  }

  private static void assertSaysWhatToDo(TestRecord<byte[], byte[]> letter) {
    assertThat(reason(letter)).isEqualTo("unknown-tenant");
    assertThat(header(letter, DeadLetter.DETAIL)).contains("undeclared-", "daogou.tenants");
    assertThat(new String(letter.key(), UTF_8)).startsWith("undeclared-");
    assertThat(letter.value()).isNotEmpty();
  }

  private static String reason(TestRecord<byte[], byte[]> letter) {
    return header(letter, DeadLetter.REASON);
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
