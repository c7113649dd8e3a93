package dev.daogou.models.quality;

import dev.daogou.models.ranker.LogReplay;
import dev.daogou.schemas.StorefrontEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Test-then-train: through all sessions in order of time, each click is predicted, then learned.
 */
final class OnlineEvaluation {
  private final LogReplay replay;
  private final TestCases cases;
  private final List<TestSession> sessions;
  private final String[] clicked;
  private final List<CaseRecord> runs;
  private final Progress progress;

  private record Click(int session, int place, StorefrontEvent event) {}

  OnlineEvaluation(LogReplay replay, TestCases cases, List<CaseRecord> runs, Progress progress) {
    this.replay = replay;
    this.cases = cases;
    this.sessions = cases.sessions();
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
    LiveLists live = new LiveLists(replay, predictor);
    // An event that changes nothing brings no list: until one comes, nothing is shown.
    List<List<String>> nothing = Collections.nCopies(runs.size(), List.of());
    List<List<List<String>>> shown = new ArrayList<>(Collections.nCopies(sessions.size(), nothing));
    for (Click click : clicks()) {
      TestSession session = sessions.get(click.session());
      if (session.isPredicted(click.place())) {
        note(cases.number(click.session(), click.place()), shown.get(click.session()));
      }
      live.play(click.event(), session.isPredicted(click.place() + 1))
          .ifPresent(lists -> shown.set(click.session(), lists));
      learned.accept(click.event());
    }
  }

  private void note(int number, List<List<String>> lists) {
    for (int run = 0; run < runs.size(); run++) {
      runs.get(run).note(number, lists.get(run), clicked[number]);
    }
    progress.add(1);
  }

  private List<Click> clicks() {
    List<Click> clicks = new ArrayList<>();
    for (int s = 0; s < sessions.size(); s++) {
      List<StorefrontEvent> events = sessions.get(s).events();
      for (int place = 0; place < events.size(); place++) {
        clicks.add(new Click(s, place, events.get(place)));
      }
    }
    clicks.sort(Comparator.comparing(click -> click.event().getTime()));
    return clicks;
  }
}
