package dev.daogou.bench.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory is in use. */
public final class Memory {
  private static final int COLLECTIONS = 4;
  private static final String RESIDENT = "VmRSS:";

  private Memory() {}

  /** What a process holds, in MiB; NaN where the system does not tell. */
  public static double resident(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Bytes of this heap that are still in use after collections. */
  public static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
