package dev.daogou.models.quality;

import dev.daogou.schemas.Ids;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.storefront.replay.Lines;
import dev.daogou.storefront.service.Events;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Sessions without times, one a line; and test cases of a prefix and the item that followed. */
final class SequenceLogs {
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;]+");

  private SequenceLogs() {}

  static RecordedLog read(List<Path> train, Path test) throws IOException {
    List<TestSession> sessions = new ArrayList<>();
    for (List<String> items : lines(test)) {
      sessions.add(session(sessions.size(), sessions.size(), items, 1));
    }
    return new RecordedLog(learned(train), sessions);
  }

  static RecordedLog readPrefixes(List<Path> train, Path test) throws IOException {
    List<TestSession> cases = new ArrayList<>();
    List<String> longer = List.of();
    int group = -1;
    try (Lines lines = Lines.of(test)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank()) {
          continue;
        }
        String[] halves = line.strip().split("\t", -1);
        if (halves.length != 2) {
          throw new MalformedLine(
              test, lines.number(), "must be item ids, one tab, and the item that followed");
        }
        List<String> prefix = items(halves[0].strip(), test, lines.number());
        group += isBeginningOf(prefix, longer) ? 0 : 1;
        longer = prefix;
        List<String> items = new ArrayList<>(prefix);
        items.addAll(items(halves[1].strip(), test, lines.number()));
        if (items.size() != prefix.size() + 1) {
          throw new MalformedLine(test, lines.number(), "more than one item follows the tab");
        }
        cases.add(session(cases.size(), group, items, prefix.size()));
      }
    }
    return new RecordedLog(learned(train), cases);
  }

  /** Lines that shorten the line before them by an item are cases of the same session. */
  private static boolean isBeginningOf(List<String> prefix, List<String> longer) {
    return prefix.size() == longer.size() - 1 && longer.subList(0, prefix.size()).equals(prefix);
  }

  private static TestSession session(int number, int group, List<String> items, int first) {
    return new TestSession(group, events("test " + number, items, InventedTimes::test), first);
  }

  static List<StorefrontEvent> learned(List<Path> files) throws IOException {
    List<List<String>> sessions = new ArrayList<>();
    for (Path file : files) {
      sessions.addAll(lines(file));
    }
    InventedTimes times = new InventedTimes(sessions.size());
    List<StorefrontEvent> events = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      int session = i;
      events.addAll(events("train " + i, sessions.get(i), click -> times.train(session, click)));
    }
    events.sort((a, b) -> a.getTime().compareTo(b.getTime()));
    return events;
  }

  private static List<StorefrontEvent> events(
      String session, List<String> items, IntFunction<Instant> times) {
    List<StorefrontEvent> events = new ArrayList<>(items.size());
    for (int click = 0; click < items.size(); click++) {
      events.add(
          Events.live(
              session + " " + click,
              session,
              session,
              times.apply(click),
              new ItemView(items.get(click), null)));
    }
    return events;
  }

  private static List<List<String>> lines(Path file) throws IOException {
    List<List<String>> sessions = new ArrayList<>();
    try (Lines lines = Lines.of(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          sessions.add(items(line.strip(), file, lines.number()));
        }
      }
    }
    return sessions;
  }

  private static List<String> items(String line, Path file, long number) throws MalformedLine {
    List<String> items = List.of(SEPARATOR.split(line));
    for (String item : items) {
      if (!Ids.isValid(item)) {
        throw new MalformedLine(
            file, number, "an item id must be 1 to 200 characters: '" + item + "'");
      }
    }
    return items;
  }
}
