package dev.daogou.serving.collect;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with one entry: the first faults in words, and how many more there are. */
final class Faults {
  private static final int MOST_TOLD = 10;

  private final Set<String> told = new LinkedHashSet<>();
  private @Nullable String reason;
  private long untold;

  void add(Refusal fault) {
    if (reason == null) {
      reason = fault.reason();
    }
    if (told.size() < MOST_TOLD) {
      told.add(fault.detail());
    } else {
      untold++;
    }
  }

  /** The first fault's reason, with the first faults in its detail; empty where there is none. */
  Optional<Refusal> refusal() {
    String more = untold == 0 ? "" : "; and " + untold + " more";
    return Optional.ofNullable(reason)
        .map(first -> new Refusal(first, String.join("; ", told) + more));
  }
}
