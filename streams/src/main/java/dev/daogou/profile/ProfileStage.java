package dev.daogou.profile;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.catalogue.ItemSpaces;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import java.util.Set;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Wires the profiles: checked events in, touched shoppers out. */
public final class ProfileStage {
  /** Store of {@link Profile} by shopper; later stages of the same task read it. */
  public static final String PROFILES = "profiles";

  private ProfileStage() {}

  public static KStream<ShopperKey, ProfileTouch> from(
      KStream<ShopperKey, StorefrontEvent> events,
      ItemSpaces spaces,
      PersonalizationSettings settings,
      StageMetrics metrics) {
    return events.process(
        new ProcessorSupplier<>() {
          @Override
          public ProfileProcessor get() {
            return new ProfileProcessor(new ProfileUpdates(settings), spaces, metrics);
          }

          @Override
          public Set<StoreBuilder<?>> stores() {
            return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(PROFILES),
                        KeySerdes.shopper(),
                        new ProfileSerde())
                    .withCachingEnabled());
          }
        },
        Named.as("profile"));
  }
}
