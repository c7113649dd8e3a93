package dev.daogou.storefront.replay;

import java.io.IOException;

/** Reads one shape of log, line by line. */
interface LogReader {
  /** Reads lines until their end, or until the sink is closed. */
  void read(Lines lines, Sink sink) throws IOException;
}
