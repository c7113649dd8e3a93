package dev.daogou.serving.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Who can reach the service, and whether that is meant. */
@ApplicationScoped
class Exposure {
  private static final Logger LOG = Logger.getLogger(Exposure.class);

  private final SecurityConfig config;
  private final Keys keys;
  private final String host;
  private final boolean loopback;

  Exposure(
      SecurityConfig config, Keys keys, @ConfigProperty(name = "quarkus.http.host") String host) {
    this.config = config;
    this.keys = keys;
    this.host = host;
    loopback = isLoopback(host);
  }

  /**
   * Refuses to start where everybody could come in and nobody has said that they may.
   *
   * @throws IllegalStateException with what to do
   */
  void check(@Observes StartupEvent started) {
    if (loopback || knowsAnybody()) {
      return;
    }
    if (!isOpen()) {
      throw new IllegalStateException(
          """
          other machines can reach %s, and there are neither keys nor an identity provider. \
          Make a key with ./daogou key create and set daogou.security.keys-file, or set \
          daogou.security.oidc.issuer; or listen on 127.0.0.1; or, where a proxy in front does \
          all that, set daogou.security.open=true\
          """
              .formatted(host));
    }
    LOG.warnf(
        "everybody who reaches %s may read and write everything (daogou.security.open)", host);
  }

  /** Whether requests without a key may do everything. */
  boolean isOpen() {
    return config.open().orElse(loopback && !knowsAnybody());
  }

  /** Whether only this machine can reach the service. */
  boolean isLoopback() {
    return loopback;
  }

  boolean areOperationsOpen() {
    return config.operations().map(who -> who == SecurityConfig.Operations.OPEN).orElse(loopback);
  }

  /** Whether there are keys, or somebody else who knows the callers. */
  boolean knowsAnybody() {
    return !keys.ring().isEmpty() || config.oidc().issuer().isPresent();
  }

  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
