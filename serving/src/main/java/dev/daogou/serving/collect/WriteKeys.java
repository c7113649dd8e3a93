package dev.daogou.serving.collect;

import java.util.Optional;

/** Says whose key may publish. */
interface WriteKeys {
  /** Whether a request that shows this key, or none, may publish. */
  boolean admit(Optional<String> shown);
}
