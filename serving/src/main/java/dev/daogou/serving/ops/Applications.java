package dev.daogou.serving.ops;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jboss.logging.Logger;

/**
 * Starts the applications of the configured roles once Kafka answers, the topics exist and what
 * they hold can be read; prepares them meanwhile. All that beside the HTTP server, which answers
 * from the first moment; stops them with the service.
 */
@ApplicationScoped
public class Applications {
  private static final Logger LOG = Logger.getLogger(Applications.class);

  private final List<StreamsApplication> applications;
  private final TopicsGate gate;
  private final FormatGate format;
  private final EventBacklog backlog;
  private final Thread starter = Thread.ofPlatform().name("start-up").daemon().unstarted(this::run);
  private final Thread preparer =
      Thread.ofPlatform().name("preparation").daemon().unstarted(this::prepareAndRehearse);
  private final FutureTask<Boolean> preparation = new FutureTask<>(this::prepareAll, true);
  private final FutureTask<Boolean> rehearsal = new FutureTask<>(this::rehearseAll, true);
  private volatile boolean started;
  private volatile boolean stopped;

  Applications(
      @Any Instance<StreamsApplication> applications,
      TopicsGate gate,
      FormatGate format,
      EventBacklog backlog,
      ServiceConfig config) {
    this.applications =
        applications.stream().filter(each -> config.roles().contains(each.role())).toList();
    this.gate = gate;
    this.format = format;
    this.backlog = backlog;
  }

  void start(@Observes StartupEvent event) {
    preparer.start();
    starter.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    starter.interrupt();
    backlog.stop();
    synchronized (this) {
      stopped = true;
      closeAll();
    }
    // A rehearsal asks models that are closed after this. It ends by itself.
    preparer.join();
  }

  // Side by side: each leaves its group, and the others take over, as soon as it can.
  private void closeAll() {
    List<Thread> closing =
        applications.stream().map(each -> Thread.ofPlatform().start(each::close)).toList();
    try {
      for (Thread each : closing) {
        each.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The applications of this process's roles. */
  public List<StreamsApplication> all() {
    return applications;
  }

  /** Whether all of them have been started; they may not be ready yet. */
  public boolean areStarted() {
    return started;
  }

  private void run() {
    try {
      gate.pass();
      boolean isNew = format.pass();
      await(preparation);
      // Whoever joins others must keep up with them at once. Nobody waits for the first of all.
      if (!isNew) {
        await(rehearsal);
      }
      startAll();
      await(rehearsal);
    } catch (InterruptedException e) {
      LOG.debug("stopped before the start was complete");
    } catch (RuntimeException e) {
      LOG.errorf("the service cannot start: %s", e.getMessage());
      LOG.debug("the service cannot start", e);
      Quarkus.asyncExit(1);
    }
  }

  private void prepareAndRehearse() {
    preparation.run();
    if (preparation.state() == Future.State.SUCCESS && !stopped) {
      rehearsal.run();
    }
  }

  private void prepareAll() {
    applications.forEach(StreamsApplication::prepare);
  }

  private void rehearseAll() {
    applications.forEach(StreamsApplication::rehearse);
  }

  private static void await(Future<Boolean> done) throws InterruptedException {
    try {
      done.get();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new IllegalStateException(cause.getMessage(), cause);
    }
  }

  private synchronized void startAll() {
    if (!stopped) {
      applications.forEach(StreamsApplication::start);
      backlog.start();
      started = true;
    }
  }
}
