package dev.daogou.serving.collect;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one entry, in the answer.
 *
 * @param id of the event or item
 * @param receipt where it lies, {@code partition-offset}; absent unless accepted, and for history
 * @param reason label of the rule that it breaks; absent when accepted
 * @param detail what is wrong, naming the field; absent when accepted, and where many are refused
 */
@Schema(description = "What became of one entry; in the order in which they were sent.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Outcome(
    @Schema(examples = "e-17", description = "Id of the event or item.") @Nullable String id,
    Status status,
    @Schema(
            examples = "2-1041",
            description =
                "Partition and offset; present it to GET recommendations as receipt=… to wait for"
                    + " a list that reflects this event.")
        @Nullable String receipt,
    @Schema(examples = "bad-number") @Nullable String reason,
    @Schema(examples = "price must be a finite amount of at least 0, not -3.0")
        @Nullable String detail) {

  /** Whether the entry is in Kafka. */
  enum Status {
    /** Kafka has it. */
    accepted,
    /** It breaks a rule; sending it again will not help. */
    rejected,
    /** Kafka did not confirm it in time; send it again with the same id. */
    unconfirmed
  }

  Outcome withoutReceipt() {
    return new Outcome(id, status, null, reason, detail);
  }

  Outcome withoutDetail() {
    return new Outcome(id, status, receipt, reason, null);
  }

  static Outcome refused(@Nullable String id, Refusal refusal) {
    return new Outcome(id, Status.rejected, null, refusal.reason(), refusal.detail());
  }

  static Outcome delivered(@Nullable String id, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Acknowledged ack -> new Outcome(id, Status.accepted, ack.receipt(), null, null);
      case Delivery.TooLarge large ->
          refused(
              id,
              Refusal.of(
                  JsonFault.TOO_LARGE,
                  "the record would have " + large.bytes() + " bytes, more than the topic takes"));
      case Delivery.Unacknowledged lost ->
          new Outcome(id, Status.unconfirmed, null, "unconfirmed", lost.reason());
    };
  }
}
