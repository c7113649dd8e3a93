package dev.daogou.models.quality;

import dev.daogou.models.ranker.LogReplay;
import dev.daogou.models.ranker.LogReplay.Lesson;
import dev.daogou.schemas.StorefrontEvent;
import java.util.List;
import java.util.Optional;

/**
 * Plays a log as the topology does, one event at a time: the event changes its shopper's profile,
 * the shopper's list is made anew, and then the items learn what the event said of them.
 */
public final class LiveLists {
  private final LogReplay replay;
  private final Predictor predictor;

  public LiveLists(LogReplay replay, Predictor predictor) {
    this.replay = replay;
    this.predictor = predictor;
  }

  /**
   * Plays an event.
   *
   * @param wanted whether anybody will look at the lists
   * @return the shopper's new lists, one a run; empty where those before remain
   */
  public Optional<List<List<String>>> play(StorefrontEvent event, boolean wanted) {
    Lesson lesson = replay.follow(event);
    Optional<List<List<String>>> lists =
        wanted && lesson.change().isChanged()
            ? Optional.of(lists(event.getShopper()))
            : Optional.empty();
    replay.learn(lesson);
    return lists;
  }

  private List<List<String>> lists(String shopper) {
    return predictor.lists(List.of(replay.candidates(shopper).orElseThrow())).getFirst();
  }
}
