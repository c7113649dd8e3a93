package dev.daogou.storefront.replay;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one log and sends it, with limits on how much and on how many bad lines. */
public final class Replay {
  private final Settings settings;
  private final Destination destination;
  private final Tally tally;
  private final PrintStream messages;

  /**
   * What to replay, and how.
   *
   * @param file the log
   * @param limit most entries to send
   * @param maxErrors most lines that may be malformed; one more ends the replay
   */
  public record Settings(
      Path file, LogFormat format, EventStamp stamp, Speed speed, long limit, long maxErrors) {
    public Settings {
      if (limit < 1 || maxErrors < 0) {
        throw new IllegalArgumentException(
            "limit must be at least 1 and max-errors at least 0: " + limit + ", " + maxErrors);
      }
    }
  }

  /** How it ended. */
  public sealed interface Ending {
    /** The log, or as much of it as was wanted, has been sent. */
    record Complete() implements Ending {}

    /** It was stopped; the reason. */
    record Stopped(String why) implements Ending {}
  }

  /**
   * @param tally counts while it runs; the destination counts there too
   * @param messages where malformed lines are told, one a line
   */
  public Replay(Settings settings, Destination destination, Tally tally, PrintStream messages) {
    this.settings = settings;
    this.destination = destination;
    this.tally = tally;
    this.messages = messages;
  }

  /** Reads and sends; the destination is left open. */
  public Ending run(Lines lines) throws IOException {
    Gate gate = new Gate();
    settings.format().reader(settings.stamp()).read(lines, gate);
    return gate.ending();
  }

  private final class Gate implements Sink {
    private final Speed.Clock clock = new Speed.Clock(settings.speed());
    private long taken;
    private Optional<String> stopped = Optional.empty();

    @Override
    public void event(StorefrontEvent event) {
      if (!isOpen()) {
        return;
      }
      try {
        clock.await(event.getTime());
        destination.send(event);
        taken++;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopped = Optional.of("interrupted");
      }
    }

    @Override
    public void item(CatalogueUpdate update) {
      if (isOpen()) {
        destination.send(update);
        taken++;
      }
    }

    @Override
    public void malformed(long line, String what) {
      if (stopped.isPresent()) {
        return;
      }
      tally.addMalformed();
      messages.println(settings.file() + ":" + line + ": " + what);
      if (tally.malformed() > settings.maxErrors()) {
        stopped =
            Optional.of(
                "more than %d malformed lines (--max-errors)".formatted(settings.maxErrors()));
      }
    }

    @Override
    public void setAside(String why, long rows) {
      tally.addSetAside(why, rows);
    }

    @Override
    public void noted(String what, long rows) {
      tally.addNoted(what, rows);
    }

    @Override
    public boolean isOpen() {
      return stopped.isEmpty() && taken < settings.limit() && destination.failure().isEmpty();
    }

    Ending ending() {
      return stopped
          .or(destination::failure)
          .<Ending>map(Ending.Stopped::new)
          .orElseGet(Ending.Complete::new);
    }
  }
}
