package dev.daogou.serving.collect;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a request's entries.
 *
 * @param accepted how many Kafka has
 * @param rejected how many break a rule
 * @param results one for each entry, in their order
 */
@Schema(description = "What became of each entry.")
record CollectAnswer(
    @Schema(examples = "1") long accepted,
    @Schema(examples = "0") long rejected,
    List<Outcome> results) {

  static CollectAnswer of(List<Outcome> results) {
    return new CollectAnswer(
        count(results, Outcome.Status.accepted), count(results, Outcome.Status.rejected), results);
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
