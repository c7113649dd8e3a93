package dev.daogou.serving.ops;

/** The only place where the service's meters are named; Prometheus shows dots as underscores. */
public final class ServiceMetrics {
  /**
   * Counter of entries sent to the collectors; tags {@link #KIND}, {@link #PROTOCOL}, {@link
   * #TYPE}, {@link #OUTCOME} and, where refused, {@link #REASON}.
   */
  public static final String COLLECTED = "daogou.collect.entries";

  /** Timer from a request's records handed to Kafka until all are acknowledged. */
  public static final String ACKNOWLEDGEMENT = "daogou.collect.acknowledgement";

  /** Gauge of records that wait for Kafka's acknowledgement. */
  public static final String IN_FLIGHT = "daogou.collect.in.flight";

  /** Counter of requests that were asked to come back; tag {@link #OUTCOME}. */
  public static final String PUSHED_BACK = "daogou.collect.pushed.back";

  /** Timer of reads of a shopper's list; tag {@link #LEVEL}. */
  public static final String READ = "daogou.recommend.read";

  /** Timer of questions to other instances; tags {@link #QUESTION} and {@link #OUTCOME}. */
  public static final String HOP = "daogou.recommend.hop";

  /** Gauge of the records that the copies of lists on this instance lack, at most. */
  public static final String STANDBY_LAG = "daogou.recommend.standby.lag";

  /** Timer of waits for a receipt; tag {@link #OUTCOME}: covered or not. */
  public static final String RECEIPT_WAIT = "daogou.recommend.receipt.wait";

  /** Gauge of open streams of recommendations. */
  public static final String STREAMS_OPEN = "daogou.recommend.streams.open";

  /** Gauge of those who follow a board. */
  public static final String BOARD_READERS = "daogou.board.readers";

  /** Timer of working out the figures of a board; one for all who ask the same. */
  public static final String BOARD_TIME = "daogou.board.time";

  /** Counter of events that a reader of a board was too slow for. */
  public static final String BOARD_MISSED = "daogou.board.missed";

  /** Counter of requests that were refused for want of a right; tag {@link #REASON}. */
  public static final String REFUSED = "daogou.security.refused";

  /** Gauge of bytes of request bodies that are being worked on. */
  public static final String BODY_BYTES = "daogou.collect.body.bytes";

  /** Gauge of events that are not worked off yet; tag {@link #PARTITION}. */
  public static final String EVENTS_WAITING = "daogou.events.waiting";

  /** Gauge of how long the oldest of these has waited; tag {@link #PARTITION}. */
  public static final String EVENTS_BEHIND = "daogou.events.behind.seconds";

  /** Gauge of how long not one was worked off although some wait; tag {@link #PARTITION}. */
  public static final String EVENTS_STILL = "daogou.events.still.seconds";

  /** Tag: event, or catalogue. */
  public static final String KIND = "kind";

  /** Tag: in which protocol it came: native, segment, ga4. */
  public static final String PROTOCOL = "protocol";

  /** Tag: type of event, or of change to the catalogue. */
  public static final String TYPE = "type";

  /** Tag: label of the rule that was broken, or why, in a word; none where there was none. */
  public static final String REASON = "reason";

  /** Tag: what became of it. */
  public static final String OUTCOME = "outcome";

  /** Tag: what another instance was asked for: lists, or profiles. */
  public static final String QUESTION = "question";

  /** Tag: number of a partition. */
  public static final String PARTITION = "partition";

  /** Tag: level of the answer. */
  public static final String LEVEL = "level";

  private ServiceMetrics() {}
}
