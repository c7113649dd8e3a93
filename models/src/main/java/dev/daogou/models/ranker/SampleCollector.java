package dev.daogou.models.ranker;

import dev.daogou.PersonalizationSettings;
import dev.daogou.catalogue.EmbeddedText;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.StorefrontEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Replays shops and keeps the predictions. */
public final class SampleCollector {
  private final PersonalizationSettings settings;
  private final TextEncoder encoder;
  private final Optional<SequenceModel> sequence;
  private final List<String> features;

  /**
   * @param sequence takes part in the predictions, where there is such a model
   * @param features names of what is kept of every candidate
   */
  public SampleCollector(
      PersonalizationSettings settings,
      TextEncoder encoder,
      Optional<SequenceModel> sequence,
      List<String> features) {
    this.settings = settings;
    this.encoder = encoder;
    this.sequence = sequence;
    this.features = features;
  }

  List<String> features() {
    return features;
  }

  /**
   * Replays one shop from its first event to its last; everything is learned from.
   *
   * @param first place of the first event that may be predicted
   * @param lag from there on, events after which what they taught is learned, all at once; 1 learns
   *     as it goes
   * @param wanted whose predictions are kept
   */
  public List<Sample> collect(Shop shop, int first, int lag, Predicate<StorefrontEvent> wanted) {
    LogReplay replay = new LogReplay(settings, encoder, sequence, features);
    offer(shop, replay);
    List<Sample> samples = new ArrayList<>();
    List<LogReplay.Lesson> lessons = new ArrayList<>(lag);
    for (int place = 0; place < shop.events().size(); place++) {
      StorefrontEvent event = shop.events().get(place);
      if (place >= first && wanted.test(event)) {
        replay.before(event).ifPresent(samples::add);
      }
      lessons.add(replay.follow(event));
      if (place < first || lessons.size() >= lag) {
        lessons.forEach(replay::learn);
        lessons.clear();
      }
    }
    return samples;
  }

  private void offer(Shop shop, LogReplay replay) {
    List<Map.Entry<String, CatalogueItem>> items = List.copyOf(shop.catalogue().entrySet());
    float[][] embeddings =
        encoder.encode(items.stream().map(item -> EmbeddedText.of(item.getValue())).toList());
    for (int i = 0; i < items.size(); i++) {
      replay.offer(items.get(i).getKey(), items.get(i).getValue(), embeddings[i]);
    }
  }
}
