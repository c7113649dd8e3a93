package dev.daogou.bench;

import dev.daogou.bench.workbench.Memory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a Java process has come to, as {@code jstat} tells it.
 *
 * @param classes that it has loaded
 * @param methods that it has compiled
 * @param residentMib memory that it holds; NaN where the system does not tell
 */
record JvmCounts(long classes, long methods, double residentMib) {
  static JvmCounts of(ProcessHandle process) throws IOException, InterruptedException {
    return new JvmCounts(
        first("-class", process.pid()),
        first("-compiler", process.pid()),
        Memory.resident(process));
  }

  /** The first number under the heading. */
  private static long first(String option, long pid) throws IOException, InterruptedException {
    Path jstat = Path.of(System.getProperty("java.home"), "bin", "jstat");
    Process asked =
        new ProcessBuilder(jstat.toString(), option, Long.toString(pid))
            .redirectErrorStream(true)
            .start();
    List<String> lines = asked.inputReader().lines().toList();
    if (asked.waitFor() != 0 || lines.size() < 2) {
      throw new IOException("jstat does not tell of process " + pid + ": " + lines);
    }
    return Long.parseLong(lines.getLast().strip().split("\\s+")[0]);
  }
}
