package dev.daogou.fuzzing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * One input for one reader. Whatever it throws is a fault, and so is work out of proportion to the
 * input; work is counted in memory and in time of the processor, which no other process changes.
 */
public final class Trial {
  private static final long MEMORY = 64L << 20;
  private static final long MORE_A_BYTE = 4_096;
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Trial() {}

  /** Reads an input; throws nothing but what is a fault. */
  @FunctionalInterface
  public interface Reader {
    void read(byte[] input) throws Exception;
  }

  /** Has the reader read the input. */
  public static void of(byte[] input, Reader reader) throws Exception {
    try {
      measured(input, reader);
    } catch (TooMuch firstTime) {
      // The first time counts the loading of classes as well.
      measured(input, reader);
    }
  }

  private static void measured(byte[] input, Reader reader) throws Exception {
    long memory = THREADS.getCurrentThreadAllocatedBytes();
    long time = THREADS.getCurrentThreadCpuTime();

    reader.read(input);

    check("bytes of memory", input, THREADS.getCurrentThreadAllocatedBytes() - memory, MEMORY);
    check("ns of the processor", input, THREADS.getCurrentThreadCpuTime() - time, TIME.toNanos());
  }

  private static void check(String what, byte[] input, long taken, long most) {
    if (taken > most + MORE_A_BYTE * input.length) {
      throw new TooMuch("%,d %s for an input of %,d bytes".formatted(taken, what, input.length));
    }
  }

  private static final class TooMuch extends AssertionError {
    private static final long serialVersionUID = 1;

    TooMuch(String how) {
      super(how);
    }
  }
}
