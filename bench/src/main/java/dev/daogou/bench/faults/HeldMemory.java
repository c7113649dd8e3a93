package dev.daogou.bench.faults;

import dev.daogou.bench.workbench.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process holds: its resident memory, less the part of the heap that is empty after a
 * collection. How much empty heap a JVM keeps says nothing of a leak.
 */
final class HeldMemory {
  private static final Pattern GENERATION =
      Pattern.compile("total (?:reserved \\d+K, committed )?(\\d+)K, used (\\d+)K");
  private static final double KIB_OF_A_MIB = 1024;

  private HeldMemory() {}

  /** In MiB; NaN where it cannot be told. */
  static double of(ProcessHandle process) throws IOException, InterruptedException {
    ask(process, "GC.run");
    String heap = ask(process, "GC.heap_info");
    return Memory.resident(process) - empty(heap);
  }

  /** MiB of a heap that are committed and not used, from what {@code jcmd GC.heap_info} says. */
  static double empty(String heap) {
    Matcher generations = GENERATION.matcher(heap);
    double kib = Double.NaN;
    while (generations.find()) {
      double empty = Long.parseLong(generations.group(1)) - Long.parseLong(generations.group(2));
      kib = (Double.isNaN(kib) ? 0 : kib) + empty;
    }
    return kib / KIB_OF_A_MIB;
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
