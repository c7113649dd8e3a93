package dev.daogou.serving.collect;

import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.serving.collect.Collector.Submission;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.security.CurrentCaller;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/**
 * The short way of events: read, checked, sent and answered on the event loop that their request
 * came in on, without the layers of a resource. Where something may block, and for large bodies, a
 * virtual thread does it. A request of an unusual form goes on to {@link EventsResource}.
 */
@Singleton
class EventsRoute {
  private static final String PATH = "/v1/events";
  // After every filter, before the resources.
  private static final int ORDER = 0;
  // What is larger would keep the other requests of its event loop waiting.
  private static final int SMALL_BYTES = 16 * 1024;

  private final Bodies bodies;
  private final EventsCollector events;
  private final RouteAnswers answers;
  private final ExecutorService threads;
  private final long ackTimeoutMs;

  EventsRoute(
      Bodies bodies,
      EventsCollector events,
      RouteAnswers answers,
      ServiceConfig config,
      @VirtualThreads ExecutorService threads) {
    this.bodies = bodies;
    this.events = events;
    this.answers = answers;
    this.threads = threads;
    ackTimeoutMs = config.collect().ackTimeout().toMillis();
  }

  void register(@Observes Router router) {
    router.post(PATH).order(ORDER).handler(this::take);
  }

  private void take(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!RequestForm.isPlainJson(request)) {
      context.next();
      return;
    }
    ArrivingBody.read(
        bodies,
        request,
        CurrentCaller.sender(context),
        body -> collect(context, body),
        why -> answers.failed(context, why));
  }

  private void collect(RoutingContext context, Bodies.Body body) {
    Context loop = context.vertx().getOrCreateContext();
    try {
      if (body.size() <= SMALL_BYTES && events.isPrompt()) {
        submit(context, loop, body);
      } else {
        // With the request's span, which the records' spans follow.
        threads.execute(
            io.opentelemetry.context.Context.current().wrap(() -> submit(context, loop, body)));
      }
    } catch (RuntimeException e) {
      body.close();
      answers.failed(context, e);
    }
  }

  private void submit(RoutingContext context, Context loop, Bodies.Body body) {
    try {
      var submission = events.submit(body.bytes(), CurrentCaller.tenant(context));
      whenSettled(submission, loop, () -> answer(context, submission, body));
    } catch (RuntimeException e) {
      body.close();
      loop.runOnContext(now -> answers.failed(context, e));
    } catch (Error e) {
      body.close();
      throw e;
    }
  }

  private void whenSettled(Submission<?> submission, Context loop, Runnable then) {
    Sending sending = submission.sending();
    if (sending.isSettled()) {
      loop.runOnContext(now -> then.run());
      return;
    }
    long patience = loop.owner().setTimer(ackTimeoutMs, late -> sending.giveUp());
    sending.whenSettled(
        deliveries ->
            loop.runOnContext(
                now -> {
                  loop.owner().cancelTimer(patience);
                  then.run();
                }));
  }

  private void answer(
      RoutingContext context, Submission<StorefrontEvent> submission, Bodies.Body body) {
    try (body) {
      answers.taken(context, events.answer(submission, submission.sending().deliveries()));
    } catch (RuntimeException e) {
      answers.failed(context, e);
    }
  }
}
