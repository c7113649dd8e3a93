package dev.daogou.models.quality;

import dev.daogou.schemas.CatalogueUpdate;
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

/** Clicks with the columns SessionId, ItemId, Time, read as {@code ./daogou replay} reads them. */
final class SessionLogs {
  private SessionLogs() {}

  static RecordedLog read(List<Path> train, Path test) throws IOException {
    return new RecordedLog(learned(train), sessions(events(test, "test ")));
  }

  static List<StorefrontEvent> learned(List<Path> train) throws IOException {
    List<StorefrontEvent> learned = new ArrayList<>();
    for (Path file : train) {
      learned.addAll(events(file, ""));
    }
    sort(learned);
    return learned;
  }

  /** Orders and what was taken back of them, in order of time. */
  static List<StorefrontEvent> orders(List<Path> files) throws IOException {
    List<StorefrontEvent> orders = new ArrayList<>();
    for (Path file : files) {
      orders.addAll(events(file, "", LogFormat.invoices));
    }
    sort(orders);
    return orders;
  }

  private static List<TestSession> sessions(List<StorefrontEvent> events) {
    Map<String, List<StorefrontEvent>> byShopper = new LinkedHashMap<>();
    for (StorefrontEvent event : events) {
      byShopper.computeIfAbsent(event.getShopper(), fresh -> new ArrayList<>()).add(event);
    }
    List<TestSession> sessions = new ArrayList<>(byShopper.size());
    for (List<StorefrontEvent> session : byShopper.values()) {
      sort(session);
      sessions.add(new TestSession(sessions.size(), session, 1));
    }
    return sessions;
  }

  private static void sort(List<StorefrontEvent> events) {
    events.sort(Comparator.comparing(StorefrontEvent::getTime));
  }

  private static List<StorefrontEvent> events(Path file, String prefix) throws IOException {
    return events(file, prefix, LogFormat.sessions);
  }

  private static List<StorefrontEvent> events(Path file, String prefix, LogFormat format)
      throws IOException {
    Collected collected = new Collected();
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    Replay.Settings settings =
        new Replay.Settings(
            file,
            format,
            new EventStamp(Tenants.DEFAULT, prefix, Origin.REPLAY),
            new Speed(Double.POSITIVE_INFINITY),
            Long.MAX_VALUE,
            0);
    Tally tally = new Tally();
    try (Lines lines = Lines.of(file);
        PrintStream messages = new PrintStream(words, true, StandardCharsets.UTF_8)) {
      new Replay(settings, collected, tally, messages).run(lines);
    }
    if (tally.malformed() > 0) {
      throw new MalformedLine(
          words.toString(StandardCharsets.UTF_8).lines().findFirst().orElse(""));
    }
    return collected.events;
  }

  /** Keeps what is sent. */
  private static final class Collected implements Destination {
    private final List<StorefrontEvent> events = new ArrayList<>();

    @Override
    public void send(StorefrontEvent event) {
      events.add(event);
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
  }
}
