package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.profile.ProfileStage;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.state.UnreadableStateException;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.StorefrontEvent;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFormatTest {
  private static final long ARRIVAL = Events.OPENING.toEpochMilli() + 40L * 24 * 3_600_000;

  private final Serde<Profile> serde = ProfileStage.serde();
  private final Stock stock = new Stock();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30, 130, 600})
  void shouldReadWhatItWrote(int events) {
    Profile profile = profileAfter(new RandomHistory(events).events(events));

    Profile read = roundTrip(profile);

    assertThat(read).usingRecursiveComparison().isEqualTo(profile);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 300})
  void shouldGoOnFromWhatItReadAsIfNeverStored(int already) {
    List<StorefrontEvent> history = new RandomHistory(already).events(already + 50);
    Profile kept = new Profile();
    Profile stored = new Profile();
    var updates = new ProfileUpdates(stock.settings.shopper());

    for (StorefrontEvent event : history) {
      updates.apply(kept, ShopperEvents.of(event), ARRIVAL, stock.space());
      updates.apply(stored, ShopperEvents.of(event), ARRIVAL, stock.space());
      stored = roundTrip(stored);
    }

    assertThat(stored).usingRecursiveComparison().isEqualTo(kept);
  }

  @Test
  void shouldTakeLittleRoomForAnOrdinaryShopper() {
    Profile profile = new Profile();
    var updates = new ProfileUpdates(stock.settings.shopper());
    for (int i = 0; i < 20; i++) {
      StorefrontEvent event = Events.view("ann", "product-" + (100_000 + 17 * i), 45L * i);
      event.setSession("2f1c7a52-2c4e-4f55-9a57-6e7c1d0b8f11");
      updates.apply(profile, ShopperEvents.of(event), ARRIVAL, stock.space());
    }

    byte[] bytes = serde.serializer().serialize("profiles", profile);

    assertThat(bytes).hasSizeLessThan(800);
  }

  @Test
  void shouldReadWhatTheFirstVersionWrote() throws IOException {
    try (var in = new DataInputStream(getClass().getResourceAsStream("/profile-v1.bin"))) {
      for (int events : new int[] {0, 1, 30, 130, 600}) {
        byte[] stored = in.readNBytes(in.readInt());

        Profile read = serde.deserializer().deserialize("profiles", stored);

        assertThat(stored[0]).isEqualTo((byte) 1);
        assertThat(read)
            .usingRecursiveComparison()
            .ignoringFields("shown", "interactions.links")
            .isEqualTo(profileAfter(new RandomHistory(events).events(events)));
        assertThat(read.interactions()).allMatch(Interaction::taught);
        assertThat(read.isAutomated()).isFalse();
        assertThat(roundTrip(read)).usingRecursiveComparison().isEqualTo(read);
      }
    }
  }

  @Test
  void shouldReadWhatTheSecondVersionWroteAndAddNoMoreThanAByteToIt() throws IOException {
    try (var in = new DataInputStream(getClass().getResourceAsStream("/profile-v2.bin"))) {
      for (int events : new int[] {0, 1, 30, 130, 600}) {
        byte[] stored = in.readNBytes(in.readInt());

        Profile read = serde.deserializer().deserialize("profiles", stored);

        assertThat(stored[0]).isEqualTo((byte) 2);
        assertThat(read)
            .usingRecursiveComparison()
            .isEqualTo(profileAfter(new RandomHistory(events).events(events)));
        assertThat(serde.serializer().serialize("profiles", read)).hasSize(stored.length + 1);
      }
    }
  }

  @Test
  void shouldKeepAContextInAFewBytes() {
    StorefrontEvent event = Events.view("ann", "ring", 0);
    Profile without = profileAfter(List.of(event));
    event.setContext(
        new EventContext("web", "phone", "zh-CN", "https://shop.example/", "https://t.co/"));
    Profile with = profileAfter(List.of(event));

    Profile read = roundTrip(with);

    assertThat(read).usingRecursiveComparison().isEqualTo(with);
    assertThat(read.context())
        .contains(new ContextKinds(DeviceKind.PHONE, "zh", ReferrerKind.SOCIAL, PageKind.PRODUCT));
    assertThat(read.contextTime()).isEqualTo(Events.OPENING.toEpochMilli());
    assertThat(serde.serializer().serialize("profiles", with))
        .hasSizeLessThan(serde.serializer().serialize("profiles", without).length + 16);
  }

  @Test
  void shouldRefuseAnotherFormat() {
    byte[] bytes = serde.serializer().serialize("profiles", new Profile());
    bytes[0] = 9;

    assertThatThrownBy(() -> serde.deserializer().deserialize("profiles", bytes))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("profile has format 9");
  }

  @Test
  void shouldPassNothingThrough() {
    assertThat(serde.serializer().serialize("profiles", null)).isNull();
    assertThat(serde.deserializer().deserialize("profiles", null)).isNull();
  }

  private Profile profileAfter(List<StorefrontEvent> events) {
    Profile profile = new Profile();
    var updates = new ProfileUpdates(stock.settings.shopper());
    events.forEach(
        event -> updates.apply(profile, ShopperEvents.of(event), ARRIVAL, stock.space()));
    return profile;
  }

  private Profile roundTrip(Profile profile) {
    return serde
        .deserializer()
        .deserialize("profiles", serde.serializer().serialize("profiles", profile));
  }
}
