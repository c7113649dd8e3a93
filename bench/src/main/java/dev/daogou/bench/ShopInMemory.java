package dev.daogou.bench;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.app.PersonalizationSettings.Rescore;
import dev.daogou.app.StageMetrics;
import dev.daogou.candidates.CandidateSources;
import dev.daogou.candidates.ShopperCandidates;
import dev.daogou.candidates.ShopperCandidates.Cause;
import dev.daogou.candidates.ShopperView;
import dev.daogou.catalogue.EmbeddedText;
import dev.daogou.catalogue.ItemSpaces;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.items.ItemGraph;
import dev.daogou.items.ItemGraphs;
import dev.daogou.items.ItemLearning;
import dev.daogou.profile.Profile;
import dev.daogou.profile.ProfileUpdates;
import dev.daogou.profile.ShopperSession;
import dev.daogou.recommendations.ListMaker;
import dev.daogou.rescore.Rescorer;
import dev.daogou.rescore.ScoredBatch.Scored;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.RecommendedItem;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.sessions.SessionIndex;
import dev.daogou.sessions.SessionIndexes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A shop that learns and makes lists as the topology does, without Kafka; one thread. */
final class ShopInMemory implements AutoCloseable {
  private static final int ENCODED_TOGETHER = 64;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final PersonalizationSettings settings = patient();
  private final ShippedModels models = ShippedModels.load();
  private final ItemSpaces spaces =
      new ItemSpaces(models.encoder().dimensions(), settings.vectors().signature());
  private final ItemGraphs graphs = new ItemGraphs(spaces, settings.items());
  private final ItemGraph graph = graphs.of(Tenants.DEFAULT);
  private final SessionIndexes indexes = new SessionIndexes(spaces, settings.sessions());
  private final SessionIndex sessions = indexes.of(Tenants.DEFAULT);
  private final ItemLearning learning = new ItemLearning(Tenants.DEFAULT, graphs, settings.items());
  private final ProfileUpdates updates = new ProfileUpdates(settings);
  private final CandidateSources sources = new CandidateSources(settings, Optional.empty());
  private final ListMaker maker = new ListMaker(settings.recommendations());
  private final Map<String, Profile> profiles = new HashMap<>();
  private final Rescorer rescorer;

  ShopInMemory(StageMetrics metrics) throws IOException {
    rescorer = new Rescorer(Optional.of(models.ranker()), settings, metrics);
  }

  /** As usual, but the ranker is waited for: nothing is left out while it is being compiled. */
  private static PersonalizationSettings patient() {
    PersonalizationSettings usual = PersonalizationSettings.defaults();
    Rescore rescore = usual.rescore();
    return new PersonalizationSettings(
        usual.vectors(),
        usual.profile(),
        usual.items(),
        usual.sessions(),
        usual.candidates(),
        new Rescore(rescore.batch(), rescore.every(), LONGEST, rescore.rest()),
        usual.recommendations(),
        usual.fatigue(),
        usual.noise(),
        usual.outcomes());
  }

  /** Puts a catalogue in, encoded by the shipped encoder. */
  void stock(ShopCatalogue catalogue) {
    for (int from = 0; from < catalogue.items(); from += ENCODED_TOGETHER) {
      int first = from;
      int count = Math.min(ENCODED_TOGETHER, catalogue.items() - from);
      List<CatalogueItem> items =
          IntStream.range(0, count).mapToObj(i -> catalogue.item(first + i)).toList();
      float[][] embeddings = models.encoder().encode(items.stream().map(EmbeddedText::of).toList());
      for (int i = 0; i < count; i++) {
        var embedding = QuantizedVectors.write(embeddings[i]);
        spaces.accept(
            new ItemKey(Tenants.DEFAULT, ShopCatalogue.id(first + i)),
            new CataloguedItem(items.get(i), models.encoder().version(), embedding, Instant.EPOCH));
      }
    }
  }

  /** Learns from an event. */
  void learn(StorefrontEvent event) {
    Profile profile = profiles.computeIfAbsent(event.getShopper(), fresh -> new Profile());
    updates
        .apply(profile, event, event.getTime().toEpochMilli(), graph.space())
        .effects()
        .forEach(learning::learn);
    var key = new ShopperKey(Tenants.DEFAULT, event.getShopper());
    var session = ShopperSession.of(key, profile, settings.profile().sessionGap());
    indexes.accept(Tenants.DEFAULT, session.id(), session.time(), session.items());
  }

  /** Shows the sources what was learned of items so far. */
  void publish() {
    learning.publish();
  }

  /** A shopper as the sources and the ranker see one. */
  ShopperView view(String shopper) {
    return ShopperView.of(
        new ShopperKey(Tenants.DEFAULT, shopper),
        profiles.get(shopper),
        graph.space(),
        models.encoder(),
        settings);
  }

  /** The candidates of a shopper. */
  ShopperCandidates candidates(String shopper, ShopperView view) {
    return new ShopperCandidates(
        new ShopperKey(Tenants.DEFAULT, shopper),
        view,
        sources.of(view, graph, sessions),
        Cause.UNKNOWN);
  }

  /** Scores by the shipped ranker: features, then the model. */
  List<Scored> score(List<ShopperCandidates> shoppers) {
    float[][] scores =
        rescorer
            .score(shoppers, graph, sessions)
            .orElseThrow(() -> new IllegalStateException("the ranker does not answer"));
    List<Scored> scored = new ArrayList<>(shoppers.size());
    for (int i = 0; i < scores.length; i++) {
      scored.add(new Scored(shoppers.get(i), scores[i]));
    }
    return scored;
  }

  /** Arranges the best into a list. */
  List<RecommendedItem> arrange(Scored scored) {
    return maker.make(scored, graph.space());
  }

  /**
   * Makes the lists of shoppers, so many of them at a time.
   *
   * @return how many items they hold
   */
  int lists(List<String> shoppers, int batch) {
    int items = 0;
    for (int from = 0; from < shoppers.size(); from += batch) {
      List<ShopperCandidates> found =
          shoppers.subList(from, Math.min(shoppers.size(), from + batch)).stream()
              .map(shopper -> candidates(shopper, view(shopper)))
              .toList();
      for (Scored scored : score(found)) {
        items += arrange(scored).size();
      }
    }
    return items;
  }

  @Override
  public void close() {
    rescorer.close();
    models.close();
  }
}
