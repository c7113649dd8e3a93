package dev.daogou.serving.ops;

import io.quarkus.logging.LoggingFilter;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets so many lines of each logger and level through in a time, and then says how many it left
 * out. Whoever sends rubbish, by Kafka or by HTTP, could otherwise fill the disk with what is said
 * of it, and hide everything else.
 */
@LoggingFilter(name = "bounded")
public final class BoundedLog implements Filter {
  static final int LINES = 50;
  static final String WITHIN = "10s";

  private static final Logger LOG = Logger.getLogger(BoundedLog.class);
  // The audit is a record of its own, and must be whole.
  private static final Set<String> UNBOUNDED = Set.of(BoundedLog.class.getName(), "daogou.audit");

  private final int lines;
  private final long withinNanos;
  private final LongSupplier nanos;
  private final Consumer<String> leftOut;
  private final Map<Speaker, Stretch> stretches = new ConcurrentHashMap<>();

  private record Speaker(String logger, Level level) {}

  /**
   * Made by Quarkus.
   *
   * @param lines most of one logger and level in that time
   */
  @Inject
  public BoundedLog(
      @ConfigProperty(name = "daogou.log.lines", defaultValue = "" + LINES) int lines,
      @ConfigProperty(name = "daogou.log.within", defaultValue = WITHIN) Duration within) {
    this(lines, within, System::nanoTime, LOG::warn);
  }

  /**
   * @param leftOut is told what was left out
   */
  BoundedLog(int lines, Duration within, LongSupplier nanos, Consumer<String> leftOut) {
    if (lines < 1) {
      throw new IllegalArgumentException("daogou.log.lines must be at least 1, is " + lines);
    }
    this.lines = lines;
    this.withinNanos = within.toNanos();
    this.nanos = nanos;
    this.leftOut = leftOut;
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    String logger = Objects.requireNonNullElse(record.getLoggerName(), "");
    if (UNBOUNDED.contains(logger)) {
      return true;
    }
    Stretch stretch =
        stretches.computeIfAbsent(
            new Speaker(logger, record.getLevel()), ignored -> new Stretch(nanos.getAsLong()));
    return stretch.mayPass(logger);
  }

  /** A stretch of time in which one logger speaks. */
  private final class Stretch {
    private long began;
    private int passed;
    private long silent;

    private Stretch(long began) {
      this.began = began;
    }

    private boolean mayPass(String logger) {
      long before;
      boolean passes;
      synchronized (this) {
        before = beginAnew();
        passes = passed < lines;
        passed += passes ? 1 : 0;
        silent += passes ? 0 : 1;
      }
      if (before > 0) {
        leftOut.accept(before + " lines of " + logger + " were left out of the log");
      }
      return passes;
    }

    /** Lines that were left out of a stretch that is over; 0 where it is not. */
    private long beginAnew() {
      long now = nanos.getAsLong();
      if (now - began < withinNanos) {
        return 0;
      }
      long before = silent;
      began = now;
      passed = 0;
      silent = 0;
      return before;
    }
  }
}
