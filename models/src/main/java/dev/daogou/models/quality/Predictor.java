package dev.daogou.models.quality;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.app.PersonalizationSettings.Recommendations;
import dev.daogou.app.StageMetrics;
import dev.daogou.candidates.Candidate;
import dev.daogou.candidates.ShopperCandidates;
import dev.daogou.candidates.Source;
import dev.daogou.catalogue.ItemSpace;
import dev.daogou.items.ItemGraph;
import dev.daogou.models.ranker.LogReplay;
import dev.daogou.recommendations.ListMaker;
import dev.daogou.rescore.Rescorer;
import dev.daogou.rescore.ScoredBatch.Scored;
import dev.daogou.schemas.RecommendedItem;
import dev.daogou.sessions.SessionIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the lists of every contender from the same candidates, by the classes that make them in the
 * topology. Belongs to one thread.
 */
public final class Predictor implements AutoCloseable {
  /** Length of the lists. */
  public static final int LIST = 20;

  private static final int POPULAR = 200;

  private final List<Contender> contenders;
  private final List<ListMaker> makers = new ArrayList<>();
  private final Map<Contender, Rescorer> rescorers = new HashMap<>();
  private final ItemGraph graph;
  private final SessionIndex sessions;
  private final int most;

  /**
   * @param repeats for each list of a contender, whether it may hold the item being viewed
   * @param settings as the topology has them
   */
  public Predictor(
      List<Contender> contenders,
      List<Boolean> repeats,
      PersonalizationSettings settings,
      LogReplay replay) {
    this.contenders = contenders;
    this.graph = replay.graph();
    this.sessions = replay.sessions();
    this.most = settings.candidates().most();
    Recommendations usual = settings.recommendations();
    for (boolean repeat : repeats) {
      makers.add(
          new ListMaker(new Recommendations(LIST, !repeat, usual.boughtFor(), usual.sameInARow())));
    }
    StageMetrics metrics = StageMetrics.unobserved();
    for (Contender contender : contenders) {
      if (contender instanceof Contender.Ranked ranked) {
        rescorers.put(
            contender,
            new Rescorer(
                Optional.of(ranked.ranker()), MeasuringSettings.patient(settings), metrics));
      }
    }
  }

  /**
   * Makes lists.
   *
   * @param shoppers at most a batch of the rescorer
   * @return by shopper, then by run: the lists of the first contender, then of the next
   */
  public List<List<List<String>>> lists(List<ShopperCandidates> shoppers) {
    List<List<List<String>>> lists = new ArrayList<>(shoppers.size());
    List<ShopperCandidates> served = new ArrayList<>(shoppers.size());
    for (ShopperCandidates shopper : shoppers) {
      lists.add(new ArrayList<>(contenders.size() * makers.size()));
      served.add(asServed(shopper));
    }
    for (Contender contender : contenders) {
      List<Scored> scored = scored(contender, shoppers, served);
      for (int i = 0; i < scored.size(); i++) {
        for (ListMaker maker : makers) {
          lists
              .get(i)
              .add(
                  maker.make(scored.get(i), graph.space()).stream()
                      .map(RecommendedItem::getItem)
                      .toList());
        }
      }
    }
    return lists;
  }

  /** More candidates than the topology takes are only for sources that compete alone. */
  private ShopperCandidates asServed(ShopperCandidates all) {
    return all.candidates().size() <= most
        ? all
        : new ShopperCandidates(
            all.key(), all.view(), all.candidates().subList(0, most), all.cause());
  }

  private List<Scored> scored(
      Contender contender, List<ShopperCandidates> all, List<ShopperCandidates> served) {
    return switch (contender) {
      case Contender.Popular popular -> all.stream().map(s -> popular(popular, s)).toList();
      case Contender.Alone(Source source) -> all.stream().map(s -> alone(source, s)).toList();
      case Contender.Blend _ -> blended(served);
      case Contender.Ranked ranked -> ranked(ranked, served);
    };
  }

  private Scored popular(Contender.Popular popular, ShopperCandidates shopper) {
    List<Candidate> candidates = new ArrayList<>(POPULAR);
    for (String item : popular.clicks().best(POPULAR)) {
      int slot = graph.space().slot(item);
      if (slot != ItemSpace.UNKNOWN) {
        candidates.add(
            new Candidate(
                slot,
                POPULAR - candidates.size(),
                new float[Source.values().length],
                new float[Source.values().length],
                Source.TREND,
                -1));
      }
    }
    ShopperCandidates same =
        new ShopperCandidates(shopper.key(), shopper.view(), candidates, shopper.cause());
    return new Scored(same, Rescorer.blend(same));
  }

  /** What the source did not bring has no number for a score, which keeps it out of the list. */
  private static Scored alone(Source source, ShopperCandidates shopper) {
    float[] scores = new float[shopper.candidates().size()];
    for (int i = 0; i < scores.length; i++) {
      float score = shopper.candidates().get(i).score(source);
      scores[i] = score == 0 ? Float.NaN : score;
    }
    return new Scored(shopper, scores);
  }

  private static List<Scored> blended(List<ShopperCandidates> served) {
    return served.stream().map(shopper -> new Scored(shopper, Rescorer.blend(shopper))).toList();
  }

  private List<Scored> ranked(Contender.Ranked ranked, List<ShopperCandidates> served) {
    if (graph.space().size() == 0) {
      return blended(served);
    }
    float[][] scores =
        rescorers
            .get(ranked)
            .score(served, graph, sessions)
            .orElseThrow(() -> new IllegalStateException("no answer from " + ranked.name()));
    List<Scored> scored = new ArrayList<>(served.size());
    for (int i = 0; i < scores.length; i++) {
      scored.add(new Scored(served.get(i), scores[i]));
    }
    return scored;
  }

  @Override
  public void close() {
    rescorers.values().forEach(Rescorer::close);
  }
}
