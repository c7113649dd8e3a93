package dev.daogou.bench;

import dev.daogou.PersonalizationSettings;
import dev.daogou.catalogue.CatalogueView;
import dev.daogou.catalogue.EmbeddedText;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.inference.CallLimits;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemLearning;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.placements.ListMaker;
import dev.daogou.recommender.ranking.Rescorer;
import dev.daogou.recommender.ranking.Scored;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ProfileUpdates;
import dev.daogou.recommender.shopper.ShopperSession;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** A shop that learns and makes lists as the topology does, without Kafka; one thread. */
final class ShopInMemory implements AutoCloseable {
  private static final int ENCODED_TOGETHER = 64;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final PersonalizationSettings settings = patient();
  private final ShippedModels models = ShippedModels.load();
  private final ItemSpaces spaces =
      new ItemSpaces(models.encoder().dimensions(), settings.items().signature());
  private final ItemGraphs graphs = new ItemGraphs(spaces, settings.items());
  private final ItemGraph graph = graphs.of(Tenants.DEFAULT);
  private final SessionIndexes indexes = new SessionIndexes(spaces, settings.sessions());
  private final SessionIndex sessions = indexes.of(Tenants.DEFAULT);
  private final ItemLearning learning = new ItemLearning(Tenants.DEFAULT, graphs, settings.items());
  private final ProfileUpdates updates = new ProfileUpdates(settings.shopper());
  private final CandidateSources sources =
      new CandidateSources(settings.sources(), Optional.empty());
  private final ListMaker maker = new ListMaker(settings.lists());
  private final Map<String, Profile> profiles = new HashMap<>();
  private final Rescorer rescorer;

  ShopInMemory(RecommenderMeters metrics) throws IOException {
    rescorer =
        new Rescorer(Optional.of(models.ranker()), settings.sources(), settings.rescore(), metrics);
  }

  /** As usual, but the ranker is waited for: nothing is left out while it is being compiled. */
  private static PersonalizationSettings patient() {
    PersonalizationSettings usual = PersonalizationSettings.defaults();
    return usual.with(new CallLimits(LONGEST, usual.calls().rest()));
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
        CatalogueView.of(spaces)
            .accept(
                new ItemKey(Tenants.DEFAULT, ShopCatalogue.id(first + i)),
                new CataloguedItem(
                    items.get(i), models.encoder().version(), embedding, Instant.EPOCH));
      }
    }
  }

  /** Learns from an event. */
  void learn(StorefrontEvent event) {
    Profile profile = profiles.computeIfAbsent(event.getShopper(), fresh -> new Profile());
    updates
        .apply(profile, ShopperEvents.of(event), event.getTime().toEpochMilli(), graph.space())
        .effects()
        .forEach(learning::learn);
    var key = new ShopperKey(Tenants.DEFAULT, event.getShopper());
    var session =
        ShopperSession.of(key.toString(), profile, settings.shopper().profile().sessionGap());
    indexes.accept(Tenants.DEFAULT, session.id(), session.time(), session.items());
  }

  /** Shows the sources what was learned of items so far. */
  void publish() {
    learning.publish();
  }

  /** A shopper as the sources and the ranker see one. */
  ShopperView view(String shopper) {
    return ShopperView.of(
        new ShopperKey(Tenants.DEFAULT, shopper).toString(),
        Objects.requireNonNull(profiles.get(shopper), shopper),
        graph.space(),
        models.encoder(),
        settings.sources());
  }

  /** The candidates of a shopper. */
  CandidateSet candidates(ShopperView view) {
    return new CandidateSet(view, sources.of(view, graph, sessions));
  }

  /** Scores by the shipped ranker: features, then the model. */
  List<Scored> score(List<CandidateSet> shoppers) {
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
  List<ListItem> arrange(Scored scored) {
    return maker.make(scored, graph);
  }

  /**
   * Makes the lists of shoppers, so many of them at a time.
   *
   * @return how many items they hold
   */
  int lists(List<String> shoppers, int batch) {
    int items = 0;
    for (int from = 0; from < shoppers.size(); from += batch) {
      List<CandidateSet> found =
          shoppers.subList(from, Math.min(shoppers.size(), from + batch)).stream()
              .map(shopper -> candidates(view(shopper)))
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
