package dev.daogou.serving.collect;

/** What became of one record that was handed to Kafka. */
sealed interface Delivery {
  /** All in-sync copies have the record. */
  record Acknowledged(int partition, long offset) implements Delivery {
    /** What a reader presents in order to see a list that reflects this record. */
    String receipt() {
      return partition + "-" + offset;
    }
  }

  /** The record is larger than the topic takes. */
  record TooLarge(int bytes) implements Delivery {}

  /**
   * Kafka has not acknowledged the record in time; it may still arrive. Send it again with the same
   * id.
   */
  record Unacknowledged(String reason) implements Delivery {}
}
