package dev.daogou.bench.workbench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time, which other programs on the machine disturb less than time on the wall. */
public final class Clock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Clock() {}

  /** Seconds of processor time that this thread has used. */
  public static double threadSeconds() {
    return THREADS.getCurrentThreadCpuTime() / 1e9;
  }

  /** Seconds of processor time that all threads of this process have used. */
  public static double ownSeconds() {
    return PROCESS.getProcessCpuTime() / 1e9;
  }

  /** Seconds of processor time that a process has used. */
  public static double processSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(used -> used.toNanos() / 1e9).orElse(Double.NaN);
  }

  /** Seconds on the wall since some moment. */
  public static double wallSeconds() {
    return System.nanoTime() / 1e9;
  }
}
