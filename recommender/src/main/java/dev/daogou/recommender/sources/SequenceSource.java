package dev.daogou.recommender.sources;

import dev.daogou.recommender.inference.CircuitBreaker;
import dev.daogou.recommender.inference.Encoding;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.LiveModel.Lease;
import dev.daogou.recommender.inference.RunningCall;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.vectors.Hits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the sequence model expects next in the shopper's session: brings the items nearest to its
 * vector, and scores what the other sources brought. Belongs to one thread.
 */
public final class SequenceSource implements CandidateSource {
  /** 1 for the nearest item, falling as the model's softmax does. */
  public static final Source SEQUENCE =
      Source.relative("SEQUENCE", 2f, Reason.VIEWED_NEXT, Source.Because.NEWEST_ITEM);

  static final SourceDefinition DEFINITION =
      new SourceDefinition(
          "sequence", SourceDefinition.Turn.LAST, List.of(SEQUENCE), SequenceSource::new);

  private static final Logger LOG = LoggerFactory.getLogger(SequenceSource.class);
  private static final int NEAREST = 100;
  // As in training: the softmax is over cosines divided by it.
  private static final float TEMPERATURE = 0.1f;
  private static final int NOT_LOOKED_UP = -2;

  private final LiveModel<SequenceModel> live;
  private final String encoder;
  private final CircuitBreaker breaker;
  private final Duration limit;
  private final RunningCall call = new RunningCall();
  private final RecommenderMeters metrics;
  private final DistinctProducts products = new DistinctProducts();
  private @Nullable ItemSpace rowsOf;
  private long generation;
  private int[] rows = new int[0];

  private SequenceSource(SourceDefinition.Setup setup) {
    this.live = setup.sequence();
    this.encoder = setup.encoder();
    this.breaker = new CircuitBreaker(setup.settings().calls().rest());
    this.limit = CandidateSources.limit(setup.settings());
    this.metrics = setup.metrics();
  }

  /** A model that fails adds nothing, and rests; another one need not. */
  @Override
  public void bring(Asked asked, CandidatePool pool) {
    live.borrow()
        .ifPresent(
            lease -> {
              try (lease) {
                bring(lease, asked.shopper(), asked.graph().space(), pool);
              }
            });
  }

  private void bring(
      Lease<SequenceModel> lease, ShopperView shopper, ItemSpace space, CandidatePool pool) {
    if (breaker.isOpen(lease)) {
      metrics.sequenceSkipped("resting");
      return;
    }
    forgetRowsOfOthers(lease);
    SequenceModel model = lease.model();
    switch (model.encode(List.of(session(model, shopper)), limit, call)) {
      case Encoding.Encoded(float[][] vectors) -> bring(model, vectors[0], space, pool);
      case Encoding.Failed(String reason) -> {
        breaker.open(lease);
        metrics.sequenceSkipped("failed");
        LOG.warn("the sequence model rests: {}", reason);
      }
    }
  }

  private void forgetRowsOfOthers(Lease<SequenceModel> lease) {
    if (generation != lease.generation()) {
      generation = lease.generation();
      rowsOf = null;
    }
  }

  private void bring(SequenceModel model, float[] vector, ItemSpace space, CandidatePool pool) {
    Hits nearest = model.nearest(vector, NEAREST);
    if (nearest.size() == 0 || nearest.scores()[0] <= 0) {
      return;
    }
    float best = nearest.scores()[0];
    int before = pool.size();
    // Ten colours of one thing are one thing that is expected, not ten.
    products.clear();
    for (int i = 0; i < nearest.size(); i++) {
      int slot = space.slot(model.item(nearest.ids()[i]));
      if (slot != ItemSpace.UNKNOWN && space.isOffered(slot) && products.add(slot, space)) {
        pool.add(SEQUENCE, slot, score(nearest.scores()[i], best), -1);
      }
    }
    for (int i = 0; i < before; i++) {
      int row = row(model, pool.slot(i), space);
      if (pool.score(SEQUENCE, i) == 0 && row != SequenceModel.UNKNOWN) {
        pool.add(SEQUENCE, pool.slot(i), score(model.nearness(row, vector), best), -1);
      }
    }
  }

  private static float score(float nearness, float best) {
    return (float) Math.exp((nearness - best) / TEMPERATURE);
  }

  /** Rows of the newest session, newest first; of what was seen before where it is empty. */
  private static int[] session(SequenceModel model, ShopperView shopper) {
    List<String> items = new ArrayList<>(shopper.session().items().reversed());
    if (items.isEmpty()) {
      shopper.recent().stream().map(Interaction::subject).forEach(items::add);
    }
    return items.stream().limit(model.recent()).mapToInt(model::row).toArray();
  }

  private int row(SequenceModel model, int slot, ItemSpace space) {
    if (rowsOf != space || slot >= rows.length) {
      int known = rowsOf == space ? rows.length : 0;
      rows = Arrays.copyOf(rows, Math.max(space.size(), slot + 1));
      Arrays.fill(rows, known, rows.length, NOT_LOOKED_UP);
      rowsOf = space;
    }
    if (rows[slot] != NOT_LOOKED_UP) {
      return rows[slot];
    }
    int row = lookUp(model, slot, space);
    // An item may be clicked before its catalogue record comes: it is asked for again until then.
    if (row != SequenceModel.UNKNOWN || space.hasContent(slot)) {
      rows[slot] = row;
    }
    return row;
  }

  /** An item that no session showed is offered to the model by its content, where it knows how. */
  private int lookUp(SequenceModel model, int slot, ItemSpace space) {
    int known = model.row(space.item(slot));
    boolean isToBeOffered =
        known == SequenceModel.UNKNOWN
            && space.hasContent(slot)
            && model.contentEncoder().filter(encoder::equals).isPresent();
    if (!isToBeOffered) {
      return known;
    }
    float[] content = new float[space.contentWidth()];
    space.matrix().copy(slot, 0, content, 0, content.length);
    // One at a time may offer, and every task has a source of its own.
    synchronized (model) {
      return model.offer(space.item(slot), content);
    }
  }
}
