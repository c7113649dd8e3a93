package dev.daogou.recommender.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.inference.CallLimits;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.recommender.links.Neighbour;
import dev.daogou.recommender.links.Neighbours;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ShopperSession;
import dev.daogou.recommender.shopper.ShopperVectors;
import dev.daogou.recommender.sources.CandidateSource.Asked;
import dev.daogou.recommender.sources.SourceDefinition.Setup;
import dev.daogou.recommender.vectors.Vectors;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one source does, the list comes from the others. */
class SourceRunnerTest {
  private static final String TENANT = "shop";
  private static final int ITEMS = 40;
  private static final int WIDTH = 8;
  private static final int RECENT = 4;
  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofHours(1);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Random random = new Random(7);
  private final ItemSpaces spaces = new ItemSpaces(WIDTH, WIDTH);
  private final SourceSettings usual = SourceSettings.defaults();
  private final ItemGraphs graphs = new ItemGraphs(spaces, ItemLimits.defaults());
  private final SessionIndexes sessions = new SessionIndexes(spaces, usual.sessions());

  private interface Misdeed {
    void commit(CandidatePool pool);
  }

  static List<SourceDefinition> sources() {
    return Sources.all();
  }

  @BeforeEach
  void fill() {
    for (int i = 0; i < ITEMS; i++) {
      spaces.put(TENANT, card(i), vector());
    }
    for (int i = 0; i < ITEMS; i++) {
      graphs.acceptNeighbours(TENANT, item(i), new Neighbours(0, neighbours(), neighbours()));
    }
    for (int session = 1; session < 30; session++) {
      sessions.accept(
          TENANT, session, session, random.ints(5, 0, ITEMS).mapToObj(this::item).toList());
    }
    // Whoever is slow later is not so for being new.
    list(usual, Sources.all());
  }

  private String item(int number) {
    return "item-" + number;
  }

  private ItemCard card(int number) {
    return new ItemCard(
        item(number),
        "title",
        Map.of(),
        List.of("all", "category-" + number % 3),
        "brand",
        1.0 + number,
        "EUR",
        null,
        null,
        Map.of(),
        "in-stock",
        true,
        ItemCard.NEVER,
        number);
  }

  private float[] vector() {
    float[] vector = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.normalise(vector);
  }

  private List<Neighbour> neighbours() {
    return random
        .ints(5, 0, ITEMS)
        .distinct()
        .mapToObj(other -> new Neighbour(item(other), 1 + random.nextFloat()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void shouldLoseOnlyTheCandidatesOfASourceThatThrows(SourceDefinition broken) {
    assertIsolated(
        broken,
        "failed",
        pool -> {
          throw new ArrayIndexOutOfBoundsException("of a source");
        });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void shouldLoseOnlyTheCandidatesOfASourceThatWaitsForEver(SourceDefinition broken) {
    assertIsolated(
        broken,
        "slow",
        pool -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void shouldLoseOnlyTheCandidatesOfASourceThatNeverEnds() {
    assertIsolated(
        SimilarItems.DEFINITION,
        "slow",
        pool -> {
          while (true) {
            pool.add(SimilarItems.SIMILAR, 1, 1f, -1);
          }
        });
  }

  @Test
  void shouldKeepAnInterruptionThatWasThereBefore() {
    Thread.currentThread().interrupt();

    list(usual, withBroken(OwnItems.DEFINITION, pool -> pool.slot(-1), new AtomicInteger()));

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void shouldAskAgainAfterTheRest() {
    AtomicInteger asked = new AtomicInteger();
    CandidateSources sources =
        made(
            resting(Duration.ofNanos(1)),
            withBroken(OwnItems.DEFINITION, pool -> pool.slot(-1), asked));

    ask(sources);
    int first = asked.get();
    ask(sources);

    assertThat(first).isPositive();
    assertThat(asked.get()).isGreaterThan(first);
  }

  private void assertIsolated(SourceDefinition broken, String reason, Misdeed misdeed) {
    AtomicInteger asked = new AtomicInteger();
    CandidateSources sources = made(resting(LONG), withBroken(broken, misdeed, asked));
    List<SourceDefinition> others =
        Sources.all().stream().filter(source -> source != broken).toList();

    List<String> first = ask(sources);
    List<String> second = ask(sources);

    assertThat(first).isNotEmpty().isEqualTo(list(resting(LONG), others));
    assertThat(second).isEqualTo(first);
    assertThat(asked).as("times it was asked").hasValue(1);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(
            registry
                .get(RecommenderMeters.SOURCE_FAILURES)
                .tags("source", broken.name(), "reason", reason)
                .counter()
                .count())
        .isEqualTo(1);
  }

  private static List<SourceDefinition> withBroken(
      SourceDefinition broken, Misdeed misdeed, AtomicInteger asked) {
    return Sources.all().stream()
        .map(source -> source == broken ? broken(source, misdeed, asked) : source)
        .toList();
  }

  /** Brings everything first, so that there is something to be thrown away. */
  private static SourceDefinition broken(
      SourceDefinition whole, Misdeed misdeed, AtomicInteger asked) {
    return new SourceDefinition(
        whole.name(),
        whole.turn(),
        whole.scores(),
        setup -> {
          CandidateSource source = whole.maker().apply(setup);
          return (request, pool) -> {
            asked.incrementAndGet();
            source.bring(request, pool);
            misdeed.commit(pool);
          };
        });
  }

  private SourceSettings resting(Duration rest) {
    return new SourceSettings(
        usual.shopper(),
        usual.sessions(),
        usual.candidates(),
        new CallLimits(usual.calls().timeout(), rest));
  }

  private CandidateSources made(SourceSettings settings, List<SourceDefinition> definitions) {
    return new CandidateSources(
        definitions,
        new Setup(settings, LiveModel.of(Optional.empty()), "", new RecommenderMeters(registry)),
        LIMIT);
  }

  private List<String> list(SourceSettings settings, List<SourceDefinition> definitions) {
    return ask(made(settings, definitions));
  }

  private List<String> ask(CandidateSources sources) {
    ItemGraph graph = graphs.of(TENANT);
    SessionIndex index = sessions.of(TENANT);
    int[] recent = IntStream.range(0, RECENT).map(i -> graph.space().slot(item(i))).toArray();
    float[] towards = new float[2 * WIDTH];
    graph.space().fixedVector(item(0), towards);
    Asked asked =
        new Asked(
            new ShopperView(
                new Profile(),
                new ShopperVectors(towards, towards),
                List.of(),
                recent,
                ShopperSession.NONE,
                Arrays.copyOf(towards, WIDTH)),
            graph,
            index);
    return sources.of(asked.shopper(), graph, index).stream()
        .map(
            candidate ->
                "%d %s %s %s %d"
                    .formatted(
                        candidate.slot(),
                        candidate.blend(),
                        Arrays.toString(candidate.scores()),
                        candidate.strongest(),
                        candidate.because()))
        .toList();
  }
}
