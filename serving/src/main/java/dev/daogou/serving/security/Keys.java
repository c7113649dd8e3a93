package dev.daogou.serving.security;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jboss.logging.Logger;

/**
 * The keys as they are now. A keys file that changes is read anew; while what it says is not usable
 * the keys of before stay.
 */
@ApplicationScoped
class Keys {
  private static final Logger LOG = Logger.getLogger(Keys.class);

  private final SecurityConfig config;
  private final Vertx vertx;
  private final Audit audit;
  private volatile KeyRing ring;
  private FileTime seen;

  /**
   * @throws IllegalStateException when they are not usable
   */
  Keys(SecurityConfig config, Vertx vertx, Audit audit) {
    this.config = config;
    this.vertx = vertx;
    this.audit = audit;
    seen = modified();
    ring =
        switch (KeyFile.read(config)) {
          case KeyFile.Outcome.Loaded loaded -> loaded.ring();
          case KeyFile.Outcome.Unusable unusable ->
              throw new IllegalStateException("the keys are not usable: " + unusable.why());
        };
  }

  void watch(@Observes StartupEvent started) {
    if (config.keysFile().isPresent()) {
      vertx.setPeriodic(
          config.keysCheck().toMillis(),
          now -> {
            var unused = vertx.executeBlocking(this::readIfChanged, false);
          });
    }
  }

  KeyRing ring() {
    return ring;
  }

  private synchronized KeyRing readIfChanged() {
    FileTime modified = modified();
    if (!modified.equals(seen)) {
      seen = modified;
      read();
    }
    return ring;
  }

  private void read() {
    switch (KeyFile.read(config)) {
      case KeyFile.Outcome.Loaded loaded -> {
        ring = loaded.ring();
        LOG.infof("%d keys are known now", ring.size());
        audit.keysRead(ring.size());
      }
      case KeyFile.Outcome.Unusable unusable -> {
        LOG.errorf("the keys of before stay: %s", unusable.why());
        audit.keysUnusable();
      }
    }
  }

  private FileTime modified() {
    try {
      Path file = config.keysFile().orElse(null);
      return file == null ? FileTime.fromMillis(0) : Files.getLastModifiedTime(file);
    } catch (IOException absent) {
      return FileTime.fromMillis(0);
    }
  }
}
