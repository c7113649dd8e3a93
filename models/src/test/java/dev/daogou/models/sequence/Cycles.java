package dev.daogou.models.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sessions of a shop where every item has one successor: what comes next is certain. */
final class Cycles {
  static final int ITEMS = 40;

  private Cycles() {}

  static List<List<String>> sessions(int count, long seed) {
    Random random = new Random(seed);
    List<List<String>> sessions = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      List<String> session = new ArrayList<>();
      int at = random.nextInt(ITEMS);
      int length = 2 + random.nextInt(5);
      for (int i = 0; i < length; i++) {
        session.add("item-" + at);
        at = (at * 7 + 3) % ITEMS;
      }
      sessions.add(session);
    }
    return sessions;
  }

  static SequenceSettings settings(int epochs) {
    return new SequenceSettings(
        16, 1, 5, 1, 0.1f, 0.1f, 0.1f, 0.02f, 1e-4f, 64, 1000, epochs, epochs, 0, 3);
  }

  static SequenceTrainer trainer(SequenceSettings settings) {
    List<List<String>> sessions = sessions(400, 1);
    return new SequenceTrainer(
        Vocabulary.of(sessions, 1), sessions, NextItem.of(sessions(60, 2)), settings);
  }

  /** Hears nothing. */
  static Watcher deaf() {
    return new Watcher() {
      @Override
      public void step(Step step) {}

      @Override
      public void epoch(Progress progress) {}
    };
  }
}
