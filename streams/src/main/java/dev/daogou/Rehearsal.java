package dev.daogou;

import dev.daogou.catalogue.CatalogueView;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.profile.ProfileStage;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemLearning;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.placements.ListMaker;
import dev.daogou.recommender.ranking.Rescorer;
import dev.daogou.recommender.ranking.Scored;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ProfileUpdates;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.schemas.AvroSerde;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.Serde;

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
  private static final Duration ROUND = Duration.ofMillis(250);

  /** So many rounds in a row that are hardly faster than the best end it. */
  private static final int SLOWER_ROUNDS = 3;

  private static final double FASTER = 1.1;

  private final PersonalizationTopology topology;
  private final PersonalizationSettings settings;
  private final ItemGraph graph;
  private final SessionIndexes sessions;
  private final ItemLearning learning;
  private final ProfileUpdates updates;
  private final CandidateSources sources;
  private final ListMaker maker;
  private final AvroSerde<StorefrontEvent> wire = new AvroSerde<>(StorefrontEvent.class);
  private final Serde<Profile> profiles = ProfileStage.serde();
  private final Random random = new Random(1);

  Rehearsal(PersonalizationTopology topology) {
    this.topology = topology;
    this.settings = topology.settings();
    var spaces = new ItemSpaces(topology.encoder().dimensions(), settings.items().signature());
    var graphs = new ItemGraphs(spaces, settings.items());
    this.graph = graphs.of(Tenants.DEFAULT);
    this.sessions = new SessionIndexes(spaces, settings.sessions());
    this.learning = new ItemLearning(Tenants.DEFAULT, graphs, settings.items());
    this.updates = new ProfileUpdates(settings.shopper());
    // Without the encoder's name: what is invented here must not be offered to the real model.
    this.sources =
        new CandidateSources(
            settings.sources(), topology.models().sequence(), "", RecommenderMeters.unobserved());
    this.maker = new ListMaker(settings.lists());
    for (int i = 0; i < ITEMS; i++) {
      CatalogueView.of(spaces).accept(new ItemKey(Tenants.DEFAULT, item(i)), stock(i));
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

  /**
   * Plays until lists are no longer made faster than before, and no longer than about so long.
   *
   * @return how many lists were made
   */
  int play(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    int lists = 0;
    int best = 0;
    int slower = 0;
    try (var rescorer =
        new Rescorer(
            topology.models().ranker(),
            settings.sources(),
            settings.rescore(),
            RecommenderMeters.unobserved())) {
      while (System.nanoTime() < end && slower < SLOWER_ROUNDS) {
        int more = playRound(rescorer, lists);
        lists += more;
        slower = more < FASTER * best ? slower + 1 : 0;
        best = Math.max(best, more);
      }
    }
    return lists;
  }

  private int playRound(Rescorer rescorer, int before) {
    long end = System.nanoTime() + ROUND.toNanos();
    int lists = 0;
    while (System.nanoTime() < end) {
      playShopper(rescorer, before + lists++);
    }
    return lists;
  }

  private void playShopper(Rescorer rescorer, int round) {
    Profile profile = new Profile();
    for (int visit = 0; visit < VISITS; visit++) {
      StorefrontEvent event = throughTheWire(visit(round, visit));
      updates
          .apply(profile, ShopperEvents.of(event), event.getTime().toEpochMilli(), graph.space())
          .effects()
          .forEach(learning::learn);
      profile =
          profiles.deserializer().deserialize("", profiles.serializer().serialize("", profile));
    }
    learning.publish();
    var key = new ShopperKey(Tenants.DEFAULT, SHOPPER);
    ShopperView view =
        ShopperView.of(
            key.toString(), profile, graph.space(), topology.encoder(), settings.sources());
    SessionIndex index = sessions.of(Tenants.DEFAULT);
    var shopper = new CandidateSet(view, sources.of(view, graph, index));
    sessions.accept(Tenants.DEFAULT, round, view.session().time(), view.session().items());
    float[] scores =
        rescorer.score(List.of(shopper), graph, index).map(all -> all[0]).orElseGet(shopper::blend);
    maker.make(new Scored(shopper, scores), graph);
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
