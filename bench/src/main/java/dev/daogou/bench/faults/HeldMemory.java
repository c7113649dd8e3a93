package dev.daogou.bench.faults;

import dev.daogou.bench.workbench.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process holds: its resident memory, less the part of the heap that is empty after a
 * collection. How much empty heap a JVM keeps says nothing of a leak. The whole heap must have been
 * touched when the process started ({@code -XX:+AlwaysPreTouch}).
 *
 * @param resident MiB of it that are in memory; NaN where it cannot be told
 * @param heap MiB of objects in use
 * @param empty MiB of the heap that are committed and not used
 */
record HeldMemory(double resident, double heap, double empty) {
  private static final Pattern GENERATION =
      Pattern.compile("total (?:reserved \\d+K, committed )?(\\d+)K, used (\\d+)K");
  private static final double KIB_OF_A_MIB = 1024;

  /** Of a process, after a collection. */
  static HeldMemory of(ProcessHandle process) throws IOException, InterruptedException {
    ask(process, "GC.run");
    return of(Memory.resident(process), ask(process, "GC.heap_info"));
  }

  /** From what {@code jcmd GC.heap_info} says of the heap; NaN where it says nothing. */
  static HeldMemory of(double resident, String said) {
    Matcher generations = GENERATION.matcher(said);
    double committed = 0;
    double used = 0;
    while (generations.find()) {
      committed += Long.parseLong(generations.group(1)) / KIB_OF_A_MIB;
      used += Long.parseLong(generations.group(2)) / KIB_OF_A_MIB;
    }
    return committed == 0
        ? new HeldMemory(resident, Double.NaN, Double.NaN)
        : new HeldMemory(resident, used, committed - used);
  }

  double mebibytes() {
    return resident - empty;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.0f MiB: %.0f in its heap, %.0f beside it",
        mebibytes(),
        heap,
        mebibytes() - heap);
  }

  private static String ask(ProcessHandle process, String what)
      throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asking =
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), what)
            .redirectErrorStream(true)
            .start();
    String said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asking.waitFor();
    return said;
  }
}
