package dev.daogou.serving.collect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Segment's answer, and what became of each message where one was refused.
 *
 * @param success as Segment says it; what was refused would be refused again
 */
@Schema(description = "Segment's answer; with results where a message was refused.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SegmentAnswer(
    @Schema(examples = "true") boolean success,
    @Schema(examples = "2") @Nullable Long accepted,
    @Schema(examples = "1") @Nullable Long rejected,
    @Nullable List<Outcome> results,
    @Schema(
            examples = "17",
            description =
                "Of so many messages, beyond the first hundred, the details are left out.")
        @Nullable Long detailsLeftOut) {

  static SegmentAnswer of(CollectAnswer answer) {
    return answer.rejected() == 0
        ? allTaken()
        : new SegmentAnswer(
            true, answer.accepted(), answer.rejected(), answer.results(), answer.detailsLeftOut());
  }

  static SegmentAnswer allTaken() {
    return new SegmentAnswer(true, null, null, null, null);
  }
}
