package dev.daogou.serving.collect;

import java.util.Locale;

/** In which protocol an entry came. */
enum Protocol {
  /** The JSON of this API. */
  NATIVE,
  /** Segment's HTTP API. */
  SEGMENT,
  /** Google Analytics 4's Measurement Protocol. */
  GA4;

  /** Name in metrics. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
