package dev.daogou.serving.recommend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A shopper's list as JSON; {@link AnswerJson} writes it.
 *
 * @param recommendationId name of the answer, the same for the pages of one list
 * @param level how much of the shopper is in it
 * @param scoring how it was ranked; absent for what everybody likes, like what follows
 * @param receipt present when one was presented
 * @param nextPage absent on the last page
 */
@Schema(name = "Recommendations", description = "What to show a shopper now.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecommendationsAnswer(
    @Schema(examples = "anna") String shopper,
    @Schema(examples = "for-you") String placement,
    @Schema(examples = "r-91", description = "Send it back with impressions and clicks.")
        String recommendationId,
    Level level,
    @Schema(
            description = "model: ranked by the ONNX model; blend: by the weighted sources.",
            enumeration = {"model", "blend"})
        @Nullable String scoring,
    @Schema(description = "Name and version of the ranker.", examples = "ranker-1")
        @Nullable String model,
    @Schema(description = "When the list was computed.") @Nullable Instant createdAt,
    @Schema(examples = "412", description = "Milliseconds since then.") @Nullable Long ageMs,
    @Schema(
            examples = "3100",
            description = "How long events of the shopper's partition wait; absent in time.")
        @Nullable Long behindMs,
    @Schema(description = "The newest event that the list reflects.") @Nullable Basis basis,
    @Schema(description = "How the wait for the presented receipt ended.")
        @Nullable Receipted receipt,
    @Schema(description = "The shopper's items on which the list stands, newest first.")
        List<String> recent,
    @Schema(type = SchemaType.ARRAY, implementation = ListedItem.class) Selection items,
    @Schema(description = "What `page` must be for the next items; absent where there are none.")
        @Nullable String nextPage) {

  /** How much of the shopper is in the answer. */
  @Schema(
      description =
          "active: the shopper's newest list; behind: the same, while events wait to be worked off,"
              + " so that it may lack the newest; standby: from a copy that may lag; session-only:"
              + " what goes with the items of the visit; trending: what everybody likes.")
  public enum Level {
    active,
    behind,
    standby,
    session_only,
    trending;

    @JsonValue
    public String label() {
      return name().replace('_', '-');
    }
  }

  /**
   * The newest event that a list reflects.
   *
   * @param partition -1, as the offset, when the list was made without an event of its own
   */
  @Schema(description = "The newest event that a list reflects.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Basis(
      int partition, long offset, @Nullable String eventId, @Nullable Instant eventTime) {}

  /** How the wait for a receipt ended. */
  @Schema(description = "Whether the list reflects the event behind the receipt.")
  public record Receipted(boolean covered, long waitedMs) {}
}
