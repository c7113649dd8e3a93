package dev.daogou.trends;

/** As whom an event's shopper is counted. */
enum Standing {
  SHOPPER,
  /** Taken for a program: events count, but say nothing of what people want. */
  PROGRAM,
  /** Wishes to be counted only: nothing is kept by which two events could be told for one's. */
  ANONYMOUS
}
