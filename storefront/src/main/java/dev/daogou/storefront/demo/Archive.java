package dev.daogou.storefront.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An archive of what the service has loaded and linked (JEP 483 and 514), with which it starts in a
 * fraction of the processor time. The launcher has it recorded once after each build.
 *
 * @param file where it lies, or will lie
 * @param isRecorded whether this run is to record it
 */
public record Archive(Path file, boolean isRecorded) {
  /** System property that names the file where a run is to record it. */
  private static final String RECORD = "daogou.archive.record";

  /** Environment variable that forbids its use. */
  private static final String SWITCH = "DAOGOU_ARCHIVES";

  /** An archive that does not suit the JVM's other options is left alone. */
  private static final String NO_NEWS = "-Xlog:aot*=off";

  private static final Duration STOPPING = Duration.ofSeconds(20);

  /** The archive is put together while the service ends. */
  private static final Duration RECORDING = Duration.ofMinutes(3);

  /** That of a packaged service. */
  public static Archive of(Path jar) {
    return Optional.ofNullable(System.getProperty(RECORD))
        .map(file -> new Archive(Path.of(file), true))
        .orElseGet(
            () -> new Archive(jar.resolveSibling("../daogou-serving.aot").normalize(), false));
  }

  /** Arguments of the JVM; none where there is no archive, or it is not to be used. */
  public List<String> arguments() {
    if (isRecorded) {
      return List.of("-XX:AOTCacheOutput=" + file);
    }
    return Files.exists(file) && !"off".equals(System.getenv(SWITCH))
        ? List.of("-XX:AOTCache=" + file, NO_NEWS)
        : List.of();
  }

  /** How long the service may take to end. */
  public Duration patience() {
    return isRecorded ? RECORDING : STOPPING;
  }
}
