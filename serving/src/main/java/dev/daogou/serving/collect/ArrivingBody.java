package dev.daogou.serving.collect;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.security.Sender;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** The body of a request as it comes in on its event loop, within the bounds of {@link Bodies}. */
final class ArrivingBody {
  private final Bodies.Body body;
  private final Consumer<Bodies.Body> whole;
  private final Consumer<ProblemException> refused;
  private boolean isOver;

  private ArrivingBody(
      Bodies.Body body, Consumer<Bodies.Body> whole, Consumer<ProblemException> refused) {
    this.body = body;
    this.whole = whole;
    this.refused = refused;
  }

  /**
   * Reads the body to its end.
   *
   * @param whole gets it, and has to close it; where it breaks off, nobody is there to be answered
   * @param refused is told why it is not read to its end
   */
  static void read(
      Bodies bodies,
      HttpServerRequest request,
      Sender sender,
      Consumer<Bodies.Body> whole,
      Consumer<ProblemException> refused) {
    ArrivingBody arriving =
        new ArrivingBody(bodies.begin(announced(request), sender), whole, refused);
    request.exceptionHandler(brokenOff -> arriving.giveUp());
    request.handler(arriving::take);
    request.endHandler(end -> arriving.end());
  }

  private void take(Buffer part) {
    if (isOver) {
      return;
    }
    try {
      body.take(part.getBytes());
    } catch (ProblemException tooMuch) {
      giveUp();
      refused.accept(tooMuch);
    } catch (RuntimeException | Error e) {
      giveUp();
      throw e;
    }
  }

  private void end() {
    if (!isOver) {
      isOver = true;
      whole.accept(body);
    }
  }

  private void giveUp() {
    if (!isOver) {
      isOver = true;
      body.close();
    }
  }

  private static int announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(length));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
