package dev.daogou.serving.collect;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets requests in whose key may publish. */
@ApplicationScoped
class Gate {
  private final WriteKeys keys;
  private final CollectMeters meters;

  Gate(WriteKeys keys, CollectMeters meters) {
    this.keys = keys;
    this.meters = meters;
  }

  /**
   * @param shown where a key may stand, in the order in which they count; null where none does
   * @throws ProblemException when the first that is there may not publish
   */
  void requireKey(Protocol protocol, String... shown) {
    Optional<String> key = Stream.of(shown).filter(Objects::nonNull).findFirst();
    if (!keys.admit(key)) {
      meters.keyRefused(protocol);
      throw ProblemException.of(
              ProblemKind.UNAUTHORIZED,
              key.isPresent() ? "the key is not known" : "no key was shown")
          .with(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"write key\", charset=\"UTF-8\"");
    }
  }
}
