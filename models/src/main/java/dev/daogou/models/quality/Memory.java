package dev.daogou.models.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of this program.
 *
 * @param heapBytes used on the heap, garbage included
 * @param residentBytes held of the machine's memory, the most so far; 0 where the system does not
 *     say
 */
record Memory(long heapBytes, long residentBytes) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final long MEGA = 1 << 20;

  static Memory now() {
    Runtime runtime = Runtime.getRuntime();
    return new Memory(runtime.totalMemory() - runtime.freeMemory(), resident());
  }

  private static long resident() {
    try {
      return Files.isReadable(STATUS)
          ? Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith(PEAK))
              .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public String toString() {
    return "heap %d MB, resident at most %d MB".formatted(heapBytes / MEGA, residentBytes / MEGA);
  }
}
