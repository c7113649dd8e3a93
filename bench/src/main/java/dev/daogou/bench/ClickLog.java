package dev.daogou.bench;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.storefront.replay.Destination;
import dev.daogou.storefront.replay.EventStamp;
import dev.daogou.storefront.replay.Lines;
import dev.daogou.storefront.replay.LogFormat;
import dev.daogou.storefront.replay.Replay;
import dev.daogou.storefront.replay.Speed;
import dev.daogou.storefront.replay.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Sessions of more than one click, by the time of the newest.
 *
 * @param name what it is
 * @param known sessions to learn
 * @param heldOut the newest ones, to ask about
 */
record ClickLog(String name, List<ClickSession> known, List<ClickSession> heldOut) {
  private static final int MOST_HELD_OUT = 2_000;
  private static final int MOST_CLICKS = 50;
  private static final int TOPIC = 100;
  private static final long SECOND = 1_000;
  private static final long MONTH = 30 * 24 * 3_600 * SECOND;

  private static ClickLog of(String name, List<ClickSession> sessions) {
    List<ClickSession> sorted =
        sessions.stream()
            .filter(session -> session.items().size() > 1)
            .sorted(Comparator.comparingLong(ClickSession::time))
            .toList();
    int heldOut = Math.min(MOST_HELD_OUT, sorted.size() / 20);
    int known = sorted.size() - heldOut;
    return new ClickLog(name, sorted.subList(0, known), sorted.subList(known, sorted.size()));
  }

  /**
   * Invents a month of sessions: items as popular as Zipf says, most steps within a topic, some
   * back to what was seen before.
   */
  static ClickLog generated(int sessions, int items, long seed) {
    Random random = new Random(seed);
    Zipf anything = new Zipf(items, 0.9);
    Zipf related = new Zipf(TOPIC, 0.9);
    int topics = items / TOPIC;
    List<ClickSession> all = new ArrayList<>(sessions);
    for (int id = 0; id < sessions; id++) {
      int clicks = 2;
      while (clicks < MOST_CLICKS && random.nextDouble() < 0.68) {
        clicks++;
      }
      List<Integer> steps = new ArrayList<>(clicks);
      for (int c = 0; c < clicks; c++) {
        double kind = c == 0 ? 1 : random.nextDouble();
        if (kind < 0.15) {
          steps.add(steps.get(random.nextInt(c)));
        } else if (kind < 0.85) {
          steps.add(steps.get(c - 1) % topics + topics * related.next(random));
        } else {
          steps.add(anything.next(random));
        }
      }
      long time = MONTH * id / sessions;
      all.add(new ClickSession(id, time, steps.stream().map(item -> "item-" + item).toList()));
    }
    return of("%,d invented sessions over %,d items".formatted(sessions, items), all);
  }

  /**
   * Reads clicks as {@code ./daogou replay} does: with the columns SessionId, ItemId, Time, or one
   * session a line, the oldest first; what has no times is taken to have happened in a month.
   *
   * @throws IOException also where a line makes no sense
   */
  static ClickLog read(Path file) throws IOException {
    LogFormat format =
        LogFormat.guess(file)
            .filter(found -> found == LogFormat.sessions || found == LogFormat.sequences)
            .orElseThrow(() -> new IOException(file + " is no log of sessions"));
    List<ClickSession> sessions = sessions(file, format);
    return of(
        String.valueOf(file.getFileName()),
        format == LogFormat.sequences ? inAMonth(sessions) : sessions);
  }

  private static List<ClickSession> inAMonth(List<ClickSession> sessions) {
    return IntStream.range(0, sessions.size())
        .mapToObj(
            i ->
                new ClickSession(
                    sessions.get(i).id(), MONTH * i / sessions.size(), sessions.get(i).items()))
        .toList();
  }

  private static List<ClickSession> sessions(Path file, LogFormat format) throws IOException {
    Collected collected = new Collected();
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    Replay.Settings settings =
        new Replay.Settings(
            file,
            format,
            new EventStamp(Tenants.DEFAULT, "", Origin.REPLAY),
            new Speed(Double.POSITIVE_INFINITY),
            Long.MAX_VALUE,
            0);
    Tally tally = new Tally();
    try (Lines lines = Lines.of(file);
        PrintStream messages = new PrintStream(words, true, StandardCharsets.UTF_8)) {
      new Replay(settings, collected, tally, messages).run(lines);
    }
    if (tally.malformed() > 0) {
      throw new IOException(words.toString(StandardCharsets.UTF_8).strip());
    }
    return collected.sessions();
  }

  /** Keeps what is sent. */
  private static final class Collected implements Destination {
    private final Map<String, List<StorefrontEvent>> sessions = new LinkedHashMap<>();

    @Override
    public void send(StorefrontEvent event) {
      sessions.computeIfAbsent(event.getSession(), fresh -> new ArrayList<>()).add(event);
    }

    @Override
    public void send(CatalogueUpdate update) {
      throw new IllegalStateException("clicks hold no catalogue");
    }

    @Override
    public Optional<String> failure() {
      return Optional.empty();
    }

    @Override
    public void close() {}

    List<ClickSession> sessions() {
      List<ClickSession> read = new ArrayList<>(sessions.size());
      for (List<StorefrontEvent> events : sessions.values()) {
        events.sort(Comparator.comparing(StorefrontEvent::getTime));
        List<String> items =
            events.stream().map(event -> ((ItemView) event.getPayload()).getItem()).toList();
        read.add(new ClickSession(read.size(), events.getLast().getTime().toEpochMilli(), items));
      }
      return read;
    }
  }
}
