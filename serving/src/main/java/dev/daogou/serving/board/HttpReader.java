package dev.daogou.serving.board;

import io.micrometer.core.instrument.Counter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Somebody who follows a question over HTTP; what waits for a slow one is bounded. */
final class HttpReader implements BoardReader {
  private final HttpServerResponse response;
  private final Counter missed;

  HttpReader(HttpServerResponse response, Counter missed) {
    this.response = response;
    this.missed = missed;
  }

  @Override
  public boolean offer(Buffer event) {
    if (response.writeQueueFull()) {
      missed.increment();
      return false;
    }
    response.write(event);
    return true;
  }

  @Override
  public boolean isGone() {
    return response.closed() || response.ended();
  }
}
