package dev.daogou.models.quality;

import dev.daogou.candidates.ShopperCandidates;
import dev.daogou.models.ranker.LogReplay;
import dev.daogou.schemas.StorefrontEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Test-then-train: through all sessions in order of time, each click is predicted, then learned.
 */
final class OnlineEvaluation {
  private final LogReplay replay;
  private final TestCases cases;
  private final String[] clicked;
  private final List<CaseRecord> runs;
  private final Progress progress;

  private record Click(int session, int place, StorefrontEvent event) {}

  OnlineEvaluation(LogReplay replay, TestCases cases, List<CaseRecord> runs, Progress progress) {
    this.replay = replay;
    this.cases = cases;
    this.clicked = cases.clicked();
    this.runs = runs;
    this.progress = progress;
  }

  /**
   * Predicts and learns everything.
   *
   * @param learned is told each event after it was learned
   */
  void run(Predictor predictor, Consumer<StorefrontEvent> learned) {
    for (Click click : clicks()) {
      if (click.place() >= cases.sessions().get(click.session()).first()) {
        predict(click, predictor);
        progress.add(1);
      }
      replay.learn(click.event());
      learned.accept(click.event());
    }
  }

  private void predict(Click click, Predictor predictor) {
    ShopperCandidates shopper = replay.candidates(click.event().getShopper()).orElseThrow();
    List<List<String>> lists = predictor.lists(List.of(shopper)).getFirst();
    int number = cases.number(click.session(), click.place());
    for (int run = 0; run < runs.size(); run++) {
      runs.get(run).note(number, lists.get(run), clicked[number]);
    }
  }

  private List<Click> clicks() {
    List<Click> clicks = new ArrayList<>();
    for (int s = 0; s < cases.sessions().size(); s++) {
      List<StorefrontEvent> events = cases.sessions().get(s).events();
      for (int place = 0; place < events.size(); place++) {
        clicks.add(new Click(s, place, events.get(place)));
      }
    }
    clicks.sort(Comparator.comparing(click -> click.event().getTime()));
    return clicks;
  }
}
