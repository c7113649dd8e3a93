package dev.daogou.bench.workbench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;

/**
 * The threads of this process that make the load and watch what becomes of it: what they use does
 * not count as cost of what is measured beside them.
 */
public final class LoadThreads {
  /** What names of load threads, and of Kafka clients that make load, begin with. */
  public static final String CLIENT = "bench-";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private LoadThreads() {}

  /** Seconds of processor time that those of them have used that are alive. */
  public static double seconds() {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
            .filter(Objects::nonNull)
            .filter(thread -> isLoad(thread.getThreadName()))
            .mapToLong(ThreadInfo::getThreadId)
            .map(THREADS::getThreadCpuTime)
            .filter(used -> used > 0)
            .sum()
        / 1e9;
  }

  public static boolean isLoad(String thread) {
    return thread.equals("main") || thread.startsWith(CLIENT) || thread.contains("| " + CLIENT);
  }
}
