package dev.daogou.recommender.inference;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;

/** Where and how models run. */
@Group(value = "model", decides = "where and how models run")
public record ModelSettings(
    @Setting("what to run on: a GPU where there is one, a GPU or nothing, the CPU")
        Provider provider,
    @Setting(value = "CUDA device, counted from 0; without meaning on the CPU", least = 0)
        int deviceId,
    @Setting(
            value =
                "threads inside one call of a model; `daogou.personalize.threads` is how many"
                    + " call at once",
            least = 1)
        int threads,
    @Setting(value = "texts encoded by one call at most", least = 1) int microBatch) {

  /** What to run on. */
  public enum Provider {
    /** The GPU where there is one, else the CPU, with the reason kept. */
    AUTO,
    /** The GPU or nothing: loading is refused where CUDA cannot be used. */
    GPU,
    /** The CPU. */
    CPU
  }

  public ModelSettings {
    SettingsGroup.of(ModelSettings.class).check(provider, deviceId, threads, microBatch);
  }

  /** One thread on whatever there is: stream threads are the parallelism. */
  public static ModelSettings defaults() {
    return new ModelSettings(Provider.AUTO, 0, 1, 64);
  }

  public ModelSettings withProvider(Provider other) {
    return new ModelSettings(other, deviceId, threads, microBatch);
  }
}
