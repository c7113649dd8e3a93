package dev.daogou.recommender.inference;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where and how models run.
 *
 * @param provider which execution provider to ask for
 * @param deviceId CUDA device, counted from 0; without meaning on the CPU
 * @param threads threads inside one call of a model, at least 1
 * @param microBatch texts encoded by one call at most, at least 1
 */
public record ModelSettings(Provider provider, int deviceId, int threads, int microBatch) {

  /** What to run on. */
  public enum Provider {
    /** The GPU where there is one, else the CPU, with the reason kept. */
    AUTO,
    /** The GPU or nothing: loading is refused where CUDA cannot be used. */
    GPU,
    /** The CPU. */
    CPU;

    /**
     * Reads a configuration value, in any case.
     *
     * @throws IllegalArgumentException for anything but auto, gpu and cpu
     */
    public static Provider of(String text) {
      return Arrays.stream(values())
          .filter(provider -> provider.name().equalsIgnoreCase(text.strip()))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "model provider is '%s', must be one of %s".formatted(text, choices())));
    }

    private static String choices() {
      return Arrays.stream(values())
          .map(provider -> provider.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    }
  }

  public ModelSettings {
    if (provider == null) {
      throw new IllegalArgumentException("model provider is missing");
    }
    requireAtLeast("model device id", deviceId, 0);
    requireAtLeast("model threads", threads, 1);
    requireAtLeast("model micro batch", microBatch, 1);
  }

  /** One thread on whatever there is: stream threads are the parallelism. */
  public static ModelSettings defaults() {
    return new ModelSettings(Provider.AUTO, 0, 1, 64);
  }

  public ModelSettings withProvider(Provider other) {
    return new ModelSettings(other, deviceId, threads, microBatch);
  }

  private static void requireAtLeast(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s is %d, must be at least %d".formatted(what, value, least));
    }
  }
}
