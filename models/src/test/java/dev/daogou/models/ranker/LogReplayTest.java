package dev.daogou.models.ranker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.PersonalizationSettings;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogReplayTest {
  private static final List<String> FEATURES =
      List.of("device-phone", "device-desktop", "language-zh", "page-product", "referrer-direct");

  @Test
  void shouldNoteWhatStoodAroundTheEventsOfALog() {
    try (OnnxTextEncoder encoder = encoder()) {
      LogReplay replay =
          new LogReplay(PersonalizationSettings.defaults(), encoder, Optional.empty(), FEATURES);
      for (int i = 0; i < 3; i++) {
        replay.learn(view("bob", 10L * i, "ring-" + i, null));
      }
      replay.learn(view("ann", 60, "ring-0", context("desktop")));
      replay.learn(view("ann", 70, "ring-1", context("phone")));

      Sample sample = replay.before(view("ann", 80, "ring-2", context("desktop"))).orElseThrow();

      float[] row = new float[FEATURES.size()];
      sample.read(0, row);
      assertThat(row).containsExactly(1f, 0f, 1f, 1f, 1f);
    }
  }

  private static OnnxTextEncoder encoder() {
    ModelSettings cpu = ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU);
    return switch (OnnxTextEncoder.load(ModelFiles.shippedTextEncoder(), cpu)) {
      case Loading.Loaded<OnnxTextEncoder>(OnnxTextEncoder model) -> model;
      case Loading.Refused<OnnxTextEncoder>(String reason) -> throw new AssertionError(reason);
    };
  }

  private static EventContext context(String device) {
    return new EventContext("web", device, "zh-CN", "https://shop.example/ring", null);
  }

  private static StorefrontEvent view(
      String shopper, long second, String item, @Nullable EventContext context) {
    return StorefrontEvent.newBuilder()
        .setId(shopper + second)
        .setShopper(shopper)
        .setTime(Instant.parse("2026-03-01T09:00:00Z").plusSeconds(second))
        .setContext(context)
        .setPayload(new ItemView(item, null))
        .build();
  }
}
