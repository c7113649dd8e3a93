package dev.daogou.serving.collect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request's entries.
 *
 * @param accepted how many Kafka has
 * @param rejected how many break a rule
 * @param results one for each entry, in their order; only the first have details
 * @param detailsLeftOut of how many entries the details are left out; null where of none
 */
@Schema(description = "What became of each entry.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CollectAnswer(
    @Schema(examples = "1") long accepted,
    @Schema(examples = "0") long rejected,
    List<Outcome> results,
    @Schema(
            examples = "17",
            description = "Of so many entries, beyond the first hundred, the details are left out.")
        @Nullable Long detailsLeftOut) {
  private static final int MOST_DETAILS = 100;

  static CollectAnswer of(List<Outcome> outcomes) {
    List<Outcome> results = new ArrayList<>(outcomes.size());
    long details = 0;
    for (Outcome each : outcomes) {
      details += each.detail() == null ? 0 : 1;
      results.add(details <= MOST_DETAILS ? each : each.withoutDetail());
    }
    return new CollectAnswer(
        count(results, Outcome.Status.accepted),
        count(results, Outcome.Status.rejected),
        results,
        details <= MOST_DETAILS ? null : details - MOST_DETAILS);
  }

  long unconfirmed() {
    return count(results, Outcome.Status.unconfirmed);
  }

  private static long count(List<Outcome> results, Outcome.Status status) {
    long count = 0;
    for (Outcome each : results) {
      count += each.status() == status ? 1 : 0;
    }
    return count;
  }
}
