package dev.daogou.bench;

import java.io.IOException;
import java.nio.file.Files;
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
  private static final String RESIDENT = "VmRSS:";

  static JvmCounts of(ProcessHandle process) throws IOException, InterruptedException {
    return new JvmCounts(
        first("-class", process.pid()), first("-compiler", process.pid()), resident(process.pid()));
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

  private static double resident(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
        .findFirst()
        .orElse(Double.NaN);
  }
}
