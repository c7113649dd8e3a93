package dev.daogou.serving.ops;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Ends the service when the process that started it is gone, so that no orphan is left behind. */
@ApplicationScoped
public class ParentWatch {
  private static final Logger LOG = Logger.getLogger(ParentWatch.class);

  private final ServiceConfig config;

  ParentWatch(ServiceConfig config) {
    this.config = config;
  }

  void watch(@Observes StartupEvent started) {
    config.parent().ifPresent(this::watch);
  }

  private void watch(long pid) {
    Optional<ProcessHandle> parent = ProcessHandle.of(pid);
    if (parent.isEmpty()) {
      end(pid);
      return;
    }
    var unused = parent.get().onExit().thenRun(() -> end(pid));
  }

  private static void end(long pid) {
    LOG.infof("process %d, which started this service, is gone: ending", pid);
    Quarkus.asyncExit();
  }
}
