package dev.daogou.serving.process;

import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the program is started on state that is kept for tests, and was when it was made. */
final class EarlierStart {
  private static final int PARTITIONS = 2;

  /** The topics of that installation. */
  static final Topics TOPICS =
      Topics.of(Topics.DEFAULT_PREFIX, PARTITIONS, ValueSerdes.singleObject());

  private EarlierStart() {}

  static Deployment deployment(String bootstrapServers, Path folder) {
    return new Deployment(
        bootstrapServers,
        Topics.DEFAULT_PREFIX,
        folder,
        Map.of(
            "daogou.topics.partitions",
            Integer.toString(PARTITIONS),
            "daogou.personalize.backfill-quiet",
            "1s",
            "daogou.tenants",
            "default,second"),
        List.of("-Xmx512m"));
  }
}
