package dev.daogou.serving.process;

import dev.daogou.PersonalizationApp;
import dev.daogou.schemas.Topics;
import java.util.stream.Stream;

/** Tells when all that went into an installation has come through it. */
final class Outflow {
  private final Cluster cluster;
  private final String group;

  Outflow(Cluster cluster, Topics topics) {
    this.cluster = cluster;
    group = PersonalizationApp.applicationId(topics);
  }

  /** Whether everything in the input topic, and what came of it, has been taken in. */
  boolean isDone(String input) {
    Stream<String> inside =
        Stream.of("strays", "updates-by-item", "item-interactions")
            .map(name -> group + "-" + name + "-repartition");
    return Stream.concat(Stream.of(input), inside)
        .allMatch(topic -> cluster.isDrained(group, topic));
  }
}
