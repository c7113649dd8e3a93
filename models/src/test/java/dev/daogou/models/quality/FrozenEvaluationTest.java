package dev.daogou.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.PersonalizationSettings;
import dev.daogou.models.ranker.InventedShop;
import dev.daogou.models.ranker.LogReplay;
import dev.daogou.recommender.features.Features;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.schemas.StorefrontEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrozenEvaluationTest {
  private static final ModelSettings CPU =
      ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU);
  private static final PersonalizationSettings SETTINGS = PersonalizationSettings.defaults();
  private static OnnxTextEncoder encoder;
  private static Ranker ranker;

  @BeforeAll
  static void load() {
    encoder = loaded(OnnxTextEncoder.load(ModelFiles.shippedTextEncoder(), CPU));
    ranker = loaded(Ranker.load(ModelFiles.shippedRanker(), Features.names(), CPU));
  }

  private static <T extends AutoCloseable> T loaded(Loading<T> loading) {
    return switch (loading) {
      case Loading.Loaded<T>(T model) -> model;
      case Loading.Refused<T>(String reason) -> throw new AssertionError(reason);
    };
  }

  @AfterAll
  static void close() {
    encoder.close();
    ranker.close();
  }

  @Test
  void shouldFindTheSamePlacesWithManyShoppersOnSeveralThreadsAsWithOneAfterTheOther() {
    List<StorefrontEvent> events = InventedShop.of(500, 8).events();
    List<StorefrontEvent> train = events.subList(0, events.size() / 2);
    TestCases cases = TestCases.all(sessions(events.subList(train.size(), events.size())));

    List<int[]> together = places(train, cases, 64, 4);
    List<int[]> alone = places(train, cases, 1, 1);

    assertThat(cases.size()).isGreaterThan(300);
    assertThat(together.getFirst()).containsExactly(alone.getFirst()).contains(1, 2, 3);
    assertThat(together.getLast()).containsExactly(alone.getLast()).contains(1, 2, 3);
  }

  private static List<TestSession> sessions(List<StorefrontEvent> events) {
    Map<String, List<StorefrontEvent>> byShopper = new LinkedHashMap<>();
    for (StorefrontEvent event : events) {
      byShopper.computeIfAbsent(event.getShopper(), unseen -> new ArrayList<>()).add(event);
    }
    return byShopper.values().stream().map(session -> new TestSession(0, session, 1)).toList();
  }

  private static List<int[]> places(
      List<StorefrontEvent> train, TestCases cases, int batch, int threads) {
    LogReplay replay = new LogReplay(SETTINGS, encoder);
    train.forEach(replay::learn);
    replay.settle();
    List<Contender> contenders =
        List.of(new Contender.Blend(), new Contender.Ranked("daogou-shipped", ranker));
    Popularity popularity = Popularity.of(train);
    List<CaseRecord> records =
        contenders.stream().map(c -> new CaseRecord(cases.size(), popularity)).toList();
    Progress progress =
        new Progress("predicted", cases.size(), new PrintWriter(new StringWriter()));
    new FrozenEvaluation(replay, cases, records, batch, progress)
        .run(threads, () -> new Predictor(contenders, List.of(true), SETTINGS, replay));
    return records.stream().map(CaseRecord::places).toList();
  }
}
