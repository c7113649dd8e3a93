package dev.daogou.serving.process;

import dev.daogou.serving.process.Api.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Does what a load balancer does: takes instances in turn, asks each now and then whether it is
 * ready, and tries the next one when a connection to one fails because its process is gone.
 */
final class Balancer implements AutoCloseable {
  private static final long EVERY_MS = 300;
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(2);

  private final List<ServiceProcess> members = new CopyOnWriteArrayList<>();
  private final List<ServiceProcess> ready = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger retries = new AtomicInteger();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  Balancer() {
    var unused = clock.scheduleWithFixedDelay(this::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** From now on one of those that are asked, once it is ready. */
  void add(ServiceProcess instance) {
    members.add(instance);
  }

  /** How many are in turn. */
  int inTurn() {
    return ready.size();
  }

  /** Requests that met a dead process and went to the next one. */
  int retries() {
    return retries.get();
  }

  /** The answer of whoever's turn it is. */
  Reply send(Function<Api, Reply> request) {
    while (true) {
      ServiceProcess chosen = next();
      Reply reply = request.apply(chosen.api());
      if (reply.status() != 0 || !chosen.isOver(NOTICED_WITHIN)) {
        return reply;
      }
      retries.incrementAndGet();
    }
  }

  private ServiceProcess next() {
    List<ServiceProcess> now = List.copyOf(ready);
    return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
  }

  private void look() {
    for (ServiceProcess each : members) {
      boolean isReady = each.api().get("/q/health/ready").status() == 200;
      if (!isReady) {
        ready.remove(each);
      } else if (!ready.contains(each)) {
        ready.add(each);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
