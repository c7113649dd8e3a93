package dev.daogou.bench.workbench;

import java.lang.management.ManagementFactory;

/** How busy the machine is, with whatever else runs on it. */
public final class MachineLoad {
  private MachineLoad() {}

  /** Programs that ran or waited to run, on average over the last minute; NaN where unknown. */
  public static double average() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? Double.NaN : load;
  }
}
