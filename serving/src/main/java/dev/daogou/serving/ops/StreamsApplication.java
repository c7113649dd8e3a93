package dev.daogou.serving.ops;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One Kafka Streams application of this process, present when its role is configured. */
public interface StreamsApplication {
  /** The role that it fulfils. */
  Role role();

  /** Does what needs no Kafka yet, while the service waits for it; always before the start. */
  default void prepare() {}

  /** Runs what will be run, so that it is compiled; the application is not ready before. */
  default void rehearse() {}

  /** Starts it; the topics exist. Returns at once, while the application joins its group. */
  void start();

  /** Stops it and leaves the group, so that the next start need not wait for a timeout. */
  void close();

  /** How it is doing. */
  Condition condition();

  /** What this instance has of it now. */
  Share share();

  /** The models that it runs; empty where it runs none. */
  default Optional<ModelsInUse> models() {
    return Optional.empty();
  }

  /**
   * The models that an application runs; null is what is not known yet.
   *
   * @param provider where they run: CPU, or CUDA and the number of the device
   * @param providerReason why there
   * @param encoder name and version
   * @param ranker name and version; null where the blend alone decides
   * @param sequence name and version; null where there is none
   */
  record ModelsInUse(
      @Nullable String provider,
      @Nullable String providerReason,
      @Nullable String encoder,
      @Nullable String ranker,
      @Nullable String sequence) {
    /** Before the models are opened, or where there are none. */
    public static final ModelsInUse NONE = new ModelsInUse(null, null, null, null, null);
  }

  /**
   * How an application is doing.
   *
   * @param state name of the state, as Kafka Streams has it
   * @param ready whether it does its work now
   * @param alive false when only a restart of the process helps
   * @param waitsFor what a running application that is not ready waits for
   */
  record Condition(String state, boolean ready, boolean alive, Optional<String> waitsFor) {
    /** Before the start. */
    public static final Condition NOT_STARTED =
        new Condition("NOT_STARTED", false, true, Optional.empty());

    /** The same, but that it is not ready before this. */
    Condition waitingFor(String what) {
      return new Condition(state, false, alive, Optional.of(what));
    }
  }
}
