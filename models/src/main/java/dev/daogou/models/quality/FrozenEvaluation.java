package dev.daogou.models.quality;

import dev.daogou.models.ranker.LogReplay;
import dev.daogou.recommender.sources.CandidateSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Predicts in sessions while nothing is learned of items: shoppers are followed, and several of
 * them are scored in one call, as under load in the topology.
 */
final class FrozenEvaluation {
  private final LogReplay replay;
  private final TestCases cases;
  private final String[] clicked;
  private final List<CaseRecord> runs;
  private final int batch;
  private final Progress progress;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * @param batch shoppers scored together
   */
  FrozenEvaluation(
      LogReplay replay, TestCases cases, List<CaseRecord> runs, int batch, Progress progress) {
    this.replay = replay;
    this.cases = cases;
    this.clicked = cases.clicked();
    this.runs = runs;
    this.batch = batch;
    this.progress = progress;
  }

  /** Predicts everything, on so many threads. */
  void run(int threads, Supplier<Predictor> predictors) {
    Workers.run(
        threads,
        () -> {
          try (Predictor predictor = predictors.get()) {
            work(predictor);
          }
        });
  }

  private void work(Predictor predictor) {
    List<Visit> open = new ArrayList<>(batch);
    refill(open);
    while (!open.isEmpty()) {
      predict(open, predictor);
      open.removeIf(Visit::isOver);
      refill(open);
    }
  }

  private void refill(List<Visit> open) {
    while (open.size() < batch) {
      int session = next.getAndIncrement();
      if (session >= cases.sessions().size()) {
        return;
      }
      if (cases.sessions().get(session).cases() > 0) {
        open.add(new Visit(session));
      }
    }
  }

  private void predict(List<Visit> open, Predictor predictor) {
    List<CandidateSet> shoppers = new ArrayList<>(open.size());
    open.forEach(visit -> shoppers.add(visit.advance()));
    List<List<List<String>>> lists = predictor.lists(shoppers);
    for (int i = 0; i < open.size(); i++) {
      int number = open.get(i).number();
      for (int run = 0; run < runs.size(); run++) {
        runs.get(run).note(number, lists.get(i).get(run), clicked[number]);
      }
    }
    progress.add(open.size());
  }

  /** A session under way. */
  private final class Visit {
    private final int session;
    private final TestSession events;
    private int place;

    Visit(int session) {
      this.session = session;
      this.events = cases.sessions().get(session);
    }

    /** Follows the shopper to the next event that is to be predicted. */
    CandidateSet advance() {
      int goal = Math.max(events.first(), place + 1);
      while (place < goal) {
        replay.follow(events.events().get(place++));
      }
      return replay.candidates(events.shopper()).orElseThrow();
    }

    int number() {
      return cases.number(session, place);
    }

    boolean isOver() {
      return place + 1 >= events.events().size();
    }
  }
}
