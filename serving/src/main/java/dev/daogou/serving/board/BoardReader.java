package dev.daogou.serving.board;

import io.vertx.core.buffer.Buffer;

/** Somebody who follows a question. */
interface BoardReader {
  /** Takes an event; false where what came before is still on its way, and nothing was taken. */
  boolean offer(Buffer event);

  /** Whether it will never take one again. */
  boolean isGone();
}
