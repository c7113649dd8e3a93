package dev.daogou.profile;

import dev.daogou.app.HeldLimits;
import dev.daogou.app.ObjectStoreBuilder;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.StateSerde;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ProfileFormat;
import dev.daogou.recommender.shopper.ProfileUpdates;
import dev.daogou.recommender.shopper.ShopperSettings;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Wires the profiles: checked events in, touched shoppers out. */
public final class ProfileStage {
  /** Store of {@link Profile} by shopper; later stages of the same task read it. */
  public static final String PROFILES = "profiles";

  private static final HeldLimits HELD = new HeldLimits(10_000, 8 << 20);

  private ProfileStage() {}

  /** How a profile is stored. */
  public static Serde<Profile> serde() {
    return new StateSerde<>(ProfileFormat::write, ProfileFormat::read);
  }

  public static KStream<ShopperKey, ProfileTouch> from(
      KStream<ShopperKey, StorefrontEvent> events,
      ItemSpaces spaces,
      ShopperSettings settings,
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
                new ObjectStoreBuilder<>(
                    Stores.persistentKeyValueStore(PROFILES), KeySerdes.shopper(), serde(), HELD));
          }
        },
        Named.as("profile"));
  }
}
