package dev.daogou.rescore;

import dev.daogou.app.StageMetrics;
import dev.daogou.candidates.CandidateBatch;
import dev.daogou.candidates.ShopperCandidates;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.ranking.Rescorer;
import dev.daogou.recommender.ranking.Rescorers;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.rescore.ScoredBatch.ScoredShopper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Scores each batch in one call a tenant, by the model or by the blend. */
final class RescoreProcessor extends ContextualProcessor<Void, CandidateBatch, Void, ScoredBatch> {
  private final Rescorers rescorers;
  private final ItemGraphs graphs;
  private final SessionIndexes sessions;
  private final StageMetrics metrics;

  RescoreProcessor(
      Rescorers rescorers, ItemGraphs graphs, SessionIndexes sessions, StageMetrics metrics) {
    this.rescorers = rescorers;
    this.graphs = graphs;
    this.sessions = sessions;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<Void, ScoredBatch> context) {
    super.init(context);
    rescorers.open();
  }

  @Override
  public void process(Record<Void, CandidateBatch> record) {
    CandidateBatch batch = record.value();
    byTenant(batch).forEach((tenant, shoppers) -> forward(record, tenant, shoppers));
    // The lists come first: progress is told only when they are through.
    context()
        .forward(
            record.withValue(new ScoredBatch(List.of(), null, batch.progress(), batch.isListed())));
  }

  private void forward(
      Record<Void, CandidateBatch> record, String tenant, List<ShopperCandidates> shoppers) {
    metrics.batch(shoppers.size());
    context()
        .forward(record.withValue(rescorers.use(rescorer -> scored(rescorer, tenant, shoppers))));
  }

  private ScoredBatch scored(Rescorer rescorer, String tenant, List<ShopperCandidates> shoppers) {
    Optional<float[][]> scores =
        rescorer.score(
            shoppers.stream().map(ShopperCandidates::found).toList(),
            graphs.of(tenant),
            sessions.of(tenant));
    List<ScoredShopper> scored = new ArrayList<>(shoppers.size());
    for (int i = 0; i < shoppers.size(); i++) {
      ShopperCandidates shopper = shoppers.get(i);
      scored.add(
          new ScoredShopper(
              shopper, scores.isPresent() ? scores.get()[i] : shopper.found().blend()));
    }
    String model = scores.flatMap(given -> rescorer.model()).orElse(null);
    return new ScoredBatch(scored, model, CandidateBatch.NO_PROGRESS, true);
  }

  private static Map<String, List<ShopperCandidates>> byTenant(CandidateBatch batch) {
    Map<String, List<ShopperCandidates>> tenants = new LinkedHashMap<>();
    for (ShopperCandidates shopper : batch.shoppers()) {
      tenants.computeIfAbsent(shopper.key().tenant(), fresh -> new ArrayList<>()).add(shopper);
    }
    return tenants;
  }

  @Override
  public void close() {
    rescorers.close();
  }
}
