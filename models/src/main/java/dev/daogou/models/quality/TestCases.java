package dev.daogou.models.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The predictions to make, numbered through: those of the first session, then of the next. */
public final class TestCases {
  private final List<TestSession> sessions;
  private final int[] first;
  private final int size;

  private TestCases(List<TestSession> sessions) {
    this.sessions = sessions;
    this.first = new int[sessions.size()];
    int number = 0;
    for (int i = 0; i < first.length; i++) {
      first[i] = number;
      number += sessions.get(i).cases();
    }
    this.size = number;
  }

  /** All predictions of the sessions. */
  public static TestCases all(List<TestSession> sessions) {
    return new TestCases(List.copyOf(sessions));
  }

  /**
   * The predictions of whole groups of sessions, drawn until there are so many; the other sessions
   * stay in the log, but are not predicted.
   */
  public static TestCases drawn(List<TestSession> sessions, int least, long seed) {
    Map<Integer, Integer> casesOfGroup = new LinkedHashMap<>();
    sessions.forEach(session -> casesOfGroup.merge(session.group(), session.cases(), Integer::sum));
    List<Integer> groups = new ArrayList<>(casesOfGroup.keySet());
    Collections.shuffle(groups, new Random(seed));
    int drawn = 0;
    int taken = 0;
    while (taken < groups.size() && drawn < least) {
      drawn += casesOfGroup.getOrDefault(groups.get(taken++), 0);
    }
    Set<Integer> kept = new HashSet<>(groups.subList(0, taken));
    return all(
        sessions.stream()
            .map(session -> kept.contains(session.group()) ? session : session.unpredicted())
            .toList());
  }

  /** All sessions, also those in which nothing is predicted. */
  public List<TestSession> sessions() {
    return sessions;
  }

  /** Sessions in which something is predicted; lines of one session count once. */
  public int predictedSessions() {
    return (int)
        sessions.stream()
            .filter(session -> session.cases() > 0)
            .mapToInt(TestSession::group)
            .distinct()
            .count();
  }

  /** How many predictions there are. */
  public int size() {
    return size;
  }

  /** Number of the prediction of that event of the session. */
  public int number(int session, int place) {
    return first[session] + place - sessions.get(session).first();
  }

  /** The item that was clicked, by prediction. */
  public String[] clicked() {
    String[] clicked = new String[size];
    for (int s = 0; s < sessions.size(); s++) {
      TestSession session = sessions.get(s);
      for (int place = session.first(); place < session.events().size(); place++) {
        clicked[number(s, place)] = session.item(place);
      }
    }
    return clicked;
  }

  /** The group of each prediction. */
  public int[] groups() {
    int[] groups = new int[size];
    for (int s = 0; s < sessions.size(); s++) {
      Arrays.fill(groups, first[s], first[s] + sessions.get(s).cases(), sessions.get(s).group());
    }
    return groups;
  }
}
