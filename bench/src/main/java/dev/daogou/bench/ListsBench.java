package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.figures.Figure;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.ranking.Scored;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.ShopperView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A full list without a broker, from a profile to the arranged items, in a shop of 20,000 items
 * with words that has learned: candidates of every source, features, the shipped ranker by ONNX
 * Runtime, arrangement. Processor time of the whole process, so that the threads of the ranker, the
 * compiler and the collector count; means. How much of it the compiler still took is told as well.
 * There is no floor: the steps stand beside the whole.
 */
final class ListsBench {
  private static final String COMPILER = "compiler";
  private static final int ITEMS = 20_000;
  private static final int LONG_PROFILES_EACH = 10;
  private static final int SHOPPERS_ASKED = 200;
  private static final int[] BATCHES = {1, 64};
  private static final String[] STEPS = {"view", "candidates", "score", "arrange"};

  private final int shoppers;
  private final int rounds;
  private final double warmUpSeconds;
  private final double roundSeconds;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  ListsBench(boolean quick) {
    shoppers = quick ? 2_000 : 6_000;
    rounds = quick ? 3 : 5;
    warmUpSeconds = quick ? 20 : 45;
    roundSeconds = quick ? 1.5 : 3;
  }

  void run(Report report) throws IOException {
    report.title("lists: %,d items, %,d shoppers".formatted(ITEMS, shoppers));
    ShopHistory history = new ShopHistory(20, 200, LONG_PROFILES_EACH);
    try (ShopInMemory shop = new ShopInMemory(new RecommenderMeters(meters))) {
      ShopCatalogue catalogue = new ShopCatalogue(ITEMS);
      shop.stock(catalogue);
      history.play(new ShopEvents(catalogue, shoppers), (shopper, event) -> shop.learn(event));
      shop.publish();
      List<String> few = asked(history, false);
      List<String> many = asked(history, true);
      warmUp(shop, few, many, report);
      ThreadTimes before = ThreadTimes.of(ProcessHandle.current());
      double began = Clock.ownSeconds();
      measured(shop, few, many, report);
      double compiling =
          ThreadTimes.of(ProcessHandle.current()).since(before).getOrDefault(COMPILER, 0.0);
      report.add("lists.compiler-share", compiling / (Clock.ownSeconds() - began), "");
      steps(shop, "profile-20", few, report);
      steps(shop, "profile-200", many, report);
    }
  }

  private List<String> asked(ShopHistory history, boolean isLong) {
    return IntStream.range(0, shoppers)
        .filter(shopper -> history.isLong(shopper) == isLong)
        .limit(SHOPPERS_ASKED)
        .mapToObj(ShopEvents::id)
        .toList();
  }

  private void warmUp(ShopInMemory shop, List<String> few, List<String> many, Report report) {
    double first = Clock.ownSeconds();
    int lists = lists(shop, few.subList(0, 1), 1) + lists(shop, many.subList(0, 1), 1);
    report.add("lists.cold.first.cpu-us", (Clock.ownSeconds() - first) * 1e6 / lists, "us");
    double before = Clock.ownSeconds();
    int made = 0;
    while (Clock.ownSeconds() - before < warmUpSeconds) {
      made += lists(shop, few, 1) + lists(shop, many, 64) + lists(shop, many, 1);
    }
    report.add("lists.cold.cpu-us", (Clock.ownSeconds() - before) * 1e6 / made, "us");
  }

  private void measured(ShopInMemory shop, List<String> few, List<String> many, Report report) {
    Samples full = new Samples();
    for (int batch : BATCHES) {
      Samples ofFew = rounds(shop, few, batch);
      Samples ofMany = rounds(shop, many, batch);
      told("lists.profile-20.batch-" + batch + ".cpu-us", ofFew, report);
      told("lists.profile-200.batch-" + batch + ".cpu-us", ofMany, report);
      for (int round = 0; round < rounds && batch == 1; round++) {
        full.add((ofFew.at(round) + ofMany.at(round)) / 2);
      }
    }
    report.note("lists.full: one half profiles of 20, one half of 200, batches of 1");
    told("lists.full.cpu-us", full, report);
  }

  private Samples rounds(ShopInMemory shop, List<String> asked, int batch) {
    Samples samples = new Samples();
    for (int round = 0; round < rounds; round++) {
      double before = Clock.ownSeconds();
      int made = 0;
      while (Clock.ownSeconds() - before < roundSeconds) {
        made += lists(shop, asked, batch);
      }
      samples.add((Clock.ownSeconds() - before) * 1e6 / made);
    }
    return samples;
  }

  private static void told(String name, Samples samples, Report report) {
    report.add(
        Figure.of(name, samples.mean(), "us")
            .from(samples.count())
            .between(samples.quantile(0), samples.quantile(1)));
  }

  private int lists(ShopInMemory shop, List<String> asked, int batch) {
    sink += shop.lists(asked, batch);
    return asked.size();
  }

  /** Each step by itself, all shoppers of a round one after the other, in batches of 1. */
  private void steps(ShopInMemory shop, String name, List<String> asked, Report report) {
    double[] used = new double[STEPS.length];
    double model = modelSeconds();
    int made = 0;
    double began = Clock.ownSeconds();
    while (Clock.ownSeconds() - began < 2 * roundSeconds) {
      made += asked.size();
      double[] marks = new double[STEPS.length + 1];
      marks[0] = Clock.ownSeconds();
      List<ShopperView> views = asked.stream().map(shop::view).toList();
      marks[1] = Clock.ownSeconds();
      List<CandidateSet> found = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        found.add(shop.candidates(views.get(i)));
      }
      marks[2] = Clock.ownSeconds();
      List<Scored> scored = found.stream().map(one -> shop.score(List.of(one)).getFirst()).toList();
      marks[3] = Clock.ownSeconds();
      scored.forEach(one -> sink += shop.arrange(one).size());
      marks[4] = Clock.ownSeconds();
      for (int step = 0; step < STEPS.length; step++) {
        used[step] += marks[step + 1] - marks[step];
      }
    }
    for (int step = 0; step < STEPS.length; step++) {
      report.add("lists." + name + "." + STEPS[step] + ".cpu-us", used[step] * 1e6 / made, "us");
    }
    report.add("lists." + name + ".model.wall-us", (modelSeconds() - model) * 1e6 / made, "us");
  }

  private double modelSeconds() {
    return meters.get(RecommenderMeters.MODEL_TIME).timer().totalTime(TimeUnit.SECONDS);
  }

  /** Kept so that no measured work can be left out. */
  private long sink;
}
