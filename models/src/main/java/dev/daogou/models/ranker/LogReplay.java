package dev.daogou.models.ranker;

import dev.daogou.PersonalizationSettings;
import dev.daogou.catalogue.CatalogueView;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.features.CandidateFeatures;
import dev.daogou.recommender.features.FeatureColumns;
import dev.daogou.recommender.features.FeatureTable;
import dev.daogou.recommender.features.Features;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemLearning;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ProfileChange;
import dev.daogou.recommender.shopper.ProfileUpdates;
import dev.daogou.recommender.shopper.ShopperSession;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends a log through the very classes that serve, event by event: before each visit is learned,
 * the shopper's candidates and their features are noted, with the visited item as the answer.
 */
public final class LogReplay {
  private static final int MINUTE = 60;

  private final PersonalizationSettings settings;
  private final TextEncoder encoder;
  private final ItemSpaces spaces;
  private final ItemGraph graph;
  private final ItemLearning items;
  private final SessionIndexes sessions;
  private final ProfileUpdates updates;
  private final ThreadLocal<CandidateSources> sources;
  private final FeatureColumns columns;
  private final ThreadLocal<CandidateFeatures> features;
  private final Map<String, Profile> profiles = new ConcurrentHashMap<>();

  // The clock of a replay is its log: what is worked out again once a second depends on nothing
  // else, so the same log always gives the same lists.
  private final AtomicLong clock = new AtomicLong();

  public LogReplay(PersonalizationSettings settings, TextEncoder encoder) {
    this(settings, encoder, Optional.empty());
  }

  /**
   * @param sequence expects what comes next, where there is such a model
   */
  public LogReplay(
      PersonalizationSettings settings, TextEncoder encoder, Optional<SequenceModel> sequence) {
    this(settings, encoder, sequence, Features.usual());
  }

  /**
   * @param features names of what is noted of the candidates
   */
  public LogReplay(
      PersonalizationSettings settings,
      TextEncoder encoder,
      Optional<SequenceModel> sequence,
      List<String> features) {
    this.settings = settings;
    this.encoder = encoder;
    this.spaces = new ItemSpaces(encoder.dimensions(), settings.items().signature());
    ItemGraphs graphs = new ItemGraphs(spaces, settings.items(), clock::get);
    this.graph = graphs.of(Tenants.DEFAULT);
    this.items = new ItemLearning(Tenants.DEFAULT, graphs, settings.items());
    this.sessions = new SessionIndexes(spaces, settings.sessions());
    this.updates = new ProfileUpdates(settings.shopper());
    this.sources =
        ThreadLocal.withInitial(() -> new CandidateSources(settings.sources(), sequence));
    this.columns = FeatureColumns.of(features);
    this.features =
        ThreadLocal.withInitial(() -> new CandidateFeatures(columns, settings.shopper()));
  }

  /** Takes an item into the catalogue, with the embedding of its text. */
  public void offer(String item, CatalogueItem record, float[] embedding) {
    CatalogueView.of(spaces)
        .accept(
            new ItemKey(Tenants.DEFAULT, item),
            new CataloguedItem(
                record, encoder.version(), QuantizedVectors.write(embedding), Instant.EPOCH));
  }

  /** What is known of the items. */
  public ItemGraph graph() {
    return graph;
  }

  /** What is known of sessions. */
  public SessionIndex sessions() {
    return sessions.of(Tenants.DEFAULT);
  }

  /**
   * What an event says of items.
   *
   * @param time event time
   * @param change of the shopper's profile, with its effects on items
   * @param session of the shopper, as it then stood
   */
  public record Lesson(Instant time, ProfileChange change, ShopperSession session) {}

  /** Learns an event: of its shopper, and of the items in it. */
  public void learn(StorefrontEvent event) {
    learn(follow(event));
  }

  /** Learns of the items what an event said of them. */
  public void learn(Lesson lesson) {
    lesson.change().effects().forEach(items::learn);
    items.publish();
    ShopperSession session = lesson.session();
    List<String> visits = session.items().size() > 1 ? session.items() : List.of();
    sessions.accept(Tenants.DEFAULT, session.id(), session.time(), visits);
    clock.accumulateAndGet(nanos(lesson.time()), Math::max);
  }

  /** Lets everything that lags behind catch up, for readers while nothing more is learned. */
  public void settle() {
    clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
    graph.trending().overall();
  }

  /**
   * The clock of a replay that has come so far, in nanoseconds. A minute of the log is a second:
   * what the topology works out again every second would cost a replay more than all the rest.
   */
  public static long nanos(Instant time) {
    return TimeUnit.MILLISECONDS.toNanos(time.toEpochMilli()) / MINUTE;
  }

  /** Learns an event of its shopper alone; what is known of the items stays as it is. */
  public Lesson follow(StorefrontEvent event) {
    Profile profile = profiles.computeIfAbsent(event.getShopper(), unseen -> new Profile());
    ProfileChange change =
        updates.apply(
            profile, ShopperEvents.of(event), event.getTime().toEpochMilli(), graph.space());
    ShopperSession session =
        change.effects().isEmpty()
            ? ShopperSession.NONE
            : ShopperSession.of(
                key(event.getShopper()), profile, settings.shopper().profile().sessionGap());
    return new Lesson(event.getTime(), change, session);
  }

  private static String key(String shopper) {
    return new ShopperKey(Tenants.DEFAULT, shopper).toString();
  }

  /**
   * The candidates of a shopper as of now; empty where nothing is known of the shopper. While
   * nothing is learned, several threads may ask and follow, each its own shoppers.
   */
  public Optional<CandidateSet> candidates(String shopper) {
    return view(shopper)
        .map(view -> new CandidateSet(view, sources.get().of(view, graph, sessions())));
  }

  /** A shopper as of now; empty where nothing is known of the shopper. */
  public Optional<ShopperView> view(String shopper) {
    return Optional.ofNullable(profiles.get(shopper))
        .map(
            profile ->
                ShopperView.of(key(shopper), profile, graph.space(), encoder, settings.sources()));
  }

  /**
   * What was known before an event; call it before {@link #learn}.
   *
   * @return empty where the event is no visit, or the shopper has no history to predict from
   */
  public Optional<Sample> before(StorefrontEvent event) {
    return visited(event)
        .flatMap(
            item ->
                candidates(event.getShopper())
                    .filter(shopper -> shopper.view().slots().length > 0)
                    .map(shopper -> sample(shopper.view(), shopper.candidates(), item)));
  }

  private static Optional<String> visited(StorefrontEvent event) {
    return switch (event.getPayload()) {
      case ItemView view -> Optional.of(view.getItem());
      case ListClick click -> Optional.of(click.getItem());
      default -> Optional.empty();
    };
  }

  private Sample sample(ShopperView view, List<Candidate> candidates, String item) {
    int target = graph.space().slot(item);
    int clicked = -1;
    for (int c = 0; c < candidates.size(); c++) {
      if (candidates.get(c).slot() == target) {
        clicked = c;
      }
    }
    FeatureTable table = features.get().of(view, candidates, graph, sessions());
    float[] inputs = Arrays.copyOf(table.values(), table.rows() * columns.width());
    return Sample.of(inputs, clicked, view.slots()[0] == target);
  }
}
