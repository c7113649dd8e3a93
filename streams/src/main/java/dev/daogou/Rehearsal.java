package dev.daogou;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.candidates.CandidateSources;
import dev.daogou.candidates.ShopperCandidates;
import dev.daogou.candidates.ShopperCandidates.Cause;
import dev.daogou.candidates.ShopperView;
import dev.daogou.catalogue.ItemSpaces;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.items.ItemGraph;
import dev.daogou.items.ItemGraphs;
import dev.daogou.items.ItemLearning;
import dev.daogou.profile.Profile;
import dev.daogou.profile.ProfileSerde;
import dev.daogou.profile.ProfileUpdates;
import dev.daogou.recommendations.ListMaker;
import dev.daogou.rescore.Rescorer;
import dev.daogou.rescore.ScoredBatch.Scored;
import dev.daogou.schemas.AvroSerde;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.sessions.SessionIndex;
import dev.daogou.sessions.SessionIndexes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Plays an invented shop through the stages before the real one opens, so that the compiler has
 * seen the inner loops: code that uses the Vector API is slower by orders of magnitude until it is
 * compiled, and the first shoppers after a start would wait for it. Touches nothing but its own
 * memory.
 */
final class Rehearsal {
  private static final int ITEMS = 400;
  private static final int VISITS = 12;
  private static final String SHOPPER = "rehearsal";

  private final PersonalizationTopology topology;
  private final PersonalizationSettings settings;
  private final ItemGraph graph;
  private final SessionIndexes sessions;
  private final ItemLearning learning;
  private final ProfileUpdates updates;
  private final CandidateSources sources;
  private final ListMaker maker;
  private final AvroSerde<StorefrontEvent> wire = new AvroSerde<>(StorefrontEvent.class);
  private final ProfileSerde profiles = new ProfileSerde();
  private final Random random = new Random(1);

  Rehearsal(PersonalizationTopology topology) {
    this.topology = topology;
    this.settings = topology.settings();
    var spaces = new ItemSpaces(topology.encoder().dimensions(), settings.vectors().signature());
    var graphs = new ItemGraphs(spaces, settings.items());
    this.graph = graphs.of(Tenants.DEFAULT);
    this.sessions = new SessionIndexes(spaces, settings.sessions());
    this.learning = new ItemLearning(Tenants.DEFAULT, graphs, settings.items());
    this.updates = new ProfileUpdates(settings);
    // Without the encoder's name: what is invented here must not be offered to the real model.
    this.sources =
        new CandidateSources(settings, topology.models().sequence(), "", StageMetrics.unobserved());
    this.maker = new ListMaker(settings.recommendations());
    for (int i = 0; i < ITEMS; i++) {
      spaces.accept(new ItemKey(Tenants.DEFAULT, item(i)), stock(i));
    }
  }

  private static String item(int number) {
    return "item-" + number;
  }

  private CataloguedItem stock(int number) {
    String title = "piece " + number + " of kind " + number % 20;
    CatalogueItem record =
        CatalogueItem.newBuilder()
            .setTitle(title)
            .setCategoryPath(List.of("kind " + number % 20))
            .setPrice(1.0 + number)
            .build();
    float[] embedding = topology.encoder().encode(List.of(title))[0];
    return new CataloguedItem(
        record, topology.encoder().version(), QuantizedVectors.write(embedding), Instant.EPOCH);
  }

  /** Plays for about so long; returns how many lists were made. */
  int play(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    int lists = 0;
    try (var rescorer =
        new Rescorer(topology.models().ranker(), settings, StageMetrics.unobserved())) {
      while (System.nanoTime() < end) {
        playShopper(rescorer, lists++);
      }
    }
    return lists;
  }

  private void playShopper(Rescorer rescorer, int round) {
    Profile profile = new Profile();
    for (int visit = 0; visit < VISITS; visit++) {
      StorefrontEvent event = throughTheWire(visit(round, visit));
      updates
          .apply(profile, event, event.getTime().toEpochMilli(), graph.space())
          .effects()
          .forEach(learning::learn);
      profile =
          profiles.deserializer().deserialize("", profiles.serializer().serialize("", profile));
    }
    learning.publish();
    var key = new ShopperKey(Tenants.DEFAULT, SHOPPER);
    ShopperView view = ShopperView.of(key, profile, graph.space(), topology.encoder(), settings);
    SessionIndex index = sessions.of(Tenants.DEFAULT);
    var shopper = new ShopperCandidates(key, view, sources.of(view, graph, index), Cause.UNKNOWN);
    sessions.accept(Tenants.DEFAULT, round, view.session().time(), view.session().items());
    float[] scores =
        rescorer
            .score(List.of(shopper), graph, index)
            .map(all -> all[0])
            .orElseGet(() -> Rescorer.blend(shopper));
    maker.make(new Scored(shopper, scores), graph.space());
  }

  private StorefrontEvent throughTheWire(StorefrontEvent event) {
    return wire.deserializer().deserialize("", wire.serializer().serialize("", event));
  }

  private StorefrontEvent visit(int round, int visit) {
    return StorefrontEvent.newBuilder()
        .setId(round + "-" + visit)
        .setShopper(SHOPPER)
        .setTime(Instant.EPOCH.plusSeconds(60L * VISITS * round + visit))
        .setPayload(new ItemView(item(random.nextInt(ITEMS)), null))
        .build();
  }
}
