package dev.daogou.models.ranker;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.catalogue.EmbeddedText;
import dev.daogou.model.TextEncoder;
import dev.daogou.schemas.StorefrontEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Replays shops and keeps the predictions. */
public final class SampleCollector {
  private final PersonalizationSettings settings;
  private final TextEncoder encoder;

  public SampleCollector(PersonalizationSettings settings, TextEncoder encoder) {
    this.settings = settings;
    this.encoder = encoder;
  }

  /**
   * Replays one shop from its first event to its last; everything is learned from.
   *
   * @param lag events after which what they taught is learned, all at once; 1 learns as it goes
   * @param wanted whose predictions are kept
   */
  public List<Sample> collect(Shop shop, int lag, Predicate<StorefrontEvent> wanted) {
    LogReplay replay = new LogReplay(settings, encoder);
    offer(shop, replay);
    List<Sample> samples = new ArrayList<>();
    List<LogReplay.Lesson> lessons = new ArrayList<>(lag);
    for (StorefrontEvent event : shop.events()) {
      Optional<Sample> sample = wanted.test(event) ? replay.before(event) : Optional.empty();
      sample.ifPresent(samples::add);
      lessons.add(replay.follow(event));
      if (lessons.size() >= lag) {
        lessons.forEach(replay::learn);
        lessons.clear();
      }
    }
    return samples;
  }

  private void offer(Shop shop, LogReplay replay) {
    List<String> ids = List.copyOf(shop.catalogue().keySet());
    float[][] embeddings =
        encoder.encode(ids.stream().map(shop.catalogue()::get).map(EmbeddedText::of).toList());
    for (int i = 0; i < ids.size(); i++) {
      replay.offer(ids.get(i), shop.catalogue().get(ids.get(i)), embeddings[i]);
    }
  }
}
