package dev.daogou.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.Topic;
import dev.daogou.schemas.TopicCreation;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TopicsOutcome;
import dev.daogou.schemas.TopicsOutcome.Difference;
import dev.daogou.schemas.TopicsOutcome.PartitionsDiffer;
import dev.daogou.schemas.TopicsOutcome.Ready;
import dev.daogou.schemas.ValueSerdes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicCreationIT {
  private static final int ROUNDS = 5;
  private static final int PROCESSES = 3;

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void startNode(@TempDir Path data) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(data));
  }

  @AfterAll
  static void stopNode() {
    kafka.close();
  }

  @Test
  void shouldBeReadyEverywhereWhenSeveralProcessesCreateAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(PROCESSES)) {
      for (int round = 0; round < ROUNDS; round++) {
        Topics topics = Topics.of("race-" + round + ".", 4, ValueSerdes.singleObject());
        CyclicBarrier together = new CyclicBarrier(PROCESSES);
        Callable<TopicsOutcome> process =
            () -> {
              try (Admin admin = admin()) {
                together.await();
                return new TopicCreation(admin).create(topics, 1);
              }
            };

        var outcomes = threads.invokeAll(List.of(process, process, process));

        List<String> created = outcomes.stream().flatMap(o -> created(o).stream()).toList();
        assertThat(created)
            .containsExactlyInAnyOrderElementsOf(topics.all().stream().map(Topic::name).toList());
      }
    }
  }

  @Test
  void shouldTakeRecordsAtOnceOnEveryPartitionWhenReady() {
    for (int round = 0; round < ROUNDS; round++) {
      Topics topics = Topics.of("fresh-" + round + ".", 8, ValueSerdes.singleObject());
      kafka.create(topics);
      List<String> values = Records.numbered(2_000);

      Records.produce(kafka.bootstrapServers(), topics.events().name(), values);

      assertThat(Records.values(kafka.bootstrapServers(), topics.events().name()))
          .containsExactlyInAnyOrderElementsOf(values);
    }
  }

  @Test
  void shouldCreateWhatIsMissingBesideWhatIsThere() throws Exception {
    Topics topics = Topics.of("half.", 2, ValueSerdes.singleObject());
    try (Admin admin = admin()) {
      admin.createTopics(List.of(topics.events().toCreate((short) 1))).all().get();

      var outcome = new TopicCreation(admin).create(topics, 1);

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Ready.class,
              ready ->
                  assertThat(ready.created())
                      .hasSize(topics.all().size() - 1)
                      .doesNotContain(topics.events().name()));
    }
  }

  @Test
  void shouldNameEachTopicWhosePartitionsDiffer() {
    kafka.create(Topics.of("count.", 2, ValueSerdes.singleObject()));
    Topics grown = Topics.of("count.", 3, ValueSerdes.singleObject());
    try (Admin admin = admin()) {

      var outcome = new TopicCreation(admin).create(grown, 1);

      assertThat(outcome)
          .isInstanceOfSatisfying(
              PartitionsDiffer.class,
              differ ->
                  assertThat(differ.differences())
                      .contains(new Difference("count.events", 3, 2))
                      .contains(new Difference("count.recommendations", 3, 2))
                      .extracting(Difference::topic)
                      .doesNotContain("count.dead-letters"));
    }
  }

  private static Admin admin() {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private static Set<String> created(Future<TopicsOutcome> outcome) {
    return outcome.resultNow().orThrow().created();
  }
}
