package dev.daogou.models.quality;

import dev.daogou.PersonalizationSettings;
import dev.daogou.models.ranker.LogReplay;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.lists.ListSettings;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.placements.ListMaker;
import dev.daogou.recommender.ranking.Rescorer;
import dev.daogou.recommender.ranking.Scored;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.OverallTrend;
import dev.daogou.recommender.sources.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    ListSettings usual = settings.lists();
    for (boolean repeat : repeats) {
      makers.add(
          new ListMaker(new ListSettings(LIST, !repeat, usual.boughtFor(), usual.sameInARow())));
    }
    PersonalizationSettings patient = MeasuringSettings.patient(settings);
    RecommenderMeters metrics = RecommenderMeters.unobserved();
    for (Contender contender : contenders) {
      if (contender instanceof Contender.Ranked ranked) {
        rescorers.put(
            contender,
            new Rescorer(
                Optional.of(ranked.ranker()), patient.sources(), patient.rescore(), metrics));
      }
    }
  }

  /**
   * Makes lists.
   *
   * @param shoppers at most a batch of the rescorer
   * @return by shopper, then by run: the lists of the first contender, then of the next
   */
  public List<List<List<String>>> lists(List<CandidateSet> shoppers) {
    List<List<List<String>>> lists = new ArrayList<>(shoppers.size());
    List<CandidateSet> served = new ArrayList<>(shoppers.size());
    for (CandidateSet shopper : shoppers) {
      lists.add(new ArrayList<>(contenders.size() * makers.size()));
      served.add(asServed(shopper));
    }
    for (Contender contender : contenders) {
      List<Scored> scored = scored(contender, shoppers, served);
      for (int i = 0; i < scored.size(); i++) {
        for (ListMaker maker : makers) {
          lists.get(i).add(maker.make(scored.get(i), graph).stream().map(ListItem::item).toList());
        }
      }
    }
    return lists;
  }

  /** More candidates than the topology takes are only for sources that compete alone. */
  private CandidateSet asServed(CandidateSet all) {
    return all.candidates().size() <= most
        ? all
        : new CandidateSet(all.view(), all.candidates().subList(0, most));
  }

  private List<Scored> scored(
      Contender contender, List<CandidateSet> all, List<CandidateSet> served) {
    return switch (contender) {
      case Contender.Popular popular -> all.stream().map(s -> popular(popular, s)).toList();
      case Contender.Alone(Source source) -> all.stream().map(s -> alone(source, s)).toList();
      case Contender.Blend _ -> blended(served);
      case Contender.Ranked ranked -> ranked(ranked, served);
    };
  }

  private Scored popular(Contender.Popular popular, CandidateSet shopper) {
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
                OverallTrend.TREND,
                -1));
      }
    }
    return Scored.byBlend(new CandidateSet(shopper.view(), candidates));
  }

  /** What the source did not bring has no number for a score, which keeps it out of the list. */
  private static Scored alone(Source source, CandidateSet shopper) {
    float[] scores = new float[shopper.candidates().size()];
    for (int i = 0; i < scores.length; i++) {
      float score = shopper.candidates().get(i).score(source);
      scores[i] = score == 0 ? Float.NaN : score;
    }
    return new Scored(shopper, scores);
  }

  private static List<Scored> blended(List<CandidateSet> served) {
    return served.stream().map(Scored::byBlend).toList();
  }

  private List<Scored> ranked(Contender.Ranked ranked, List<CandidateSet> served) {
    if (graph.space().size() == 0) {
      return blended(served);
    }
    float[][] scores =
        Objects.requireNonNull(rescorers.get(ranked), ranked.name())
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
