package dev.daogou.recommender.ranking;

import dev.daogou.recommender.inference.ItemMatrix;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.inference.RankerBatch;
import dev.daogou.recommender.inference.Scoring;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A few invented shoppers for a ranker that is about to be used: one that loads but fails, or gives
 * no numbers, would leave every list to the blend.
 *
 * @param width of a fixed vector
 * @param recent items of a shopper, as the topology gives them
 * @param candidates of a shopper, likewise
 */
public record RankerTrial(int width, int recent, int candidates) {
  private static final int ITEMS = 50;
  private static final int[] SHOPPERS = {1, 3};

  /** The same ranker, or why it is of no use; then it is closed. */
  public Loading<Ranker> of(Ranker ranker) {
    for (int shoppers : SHOPPERS) {
      String fault = fault(ranker, shoppers);
      if (fault != null) {
        ranker.close();
        return Loading.refused("it was tried with %d shoppers and %s".formatted(shoppers, fault));
      }
    }
    return Loading.loaded(ranker);
  }

  private @Nullable String fault(Ranker ranker, int shoppers) {
    RankerBatch batch = batch(shoppers, ranker.manifest().features().size());
    return switch (ranker.score(new ItemMatrix(items(), ITEMS, width), batch)) {
      case Scoring.Failed(String reason) -> "failed: " + reason;
      case Scoring.Scored _ -> {
        for (int s = 0; s < shoppers; s++) {
          for (int c = 0; c < candidates; c++) {
            if (!Float.isFinite(batch.score(s, c))) {
              yield "gave a score that is no number";
            }
          }
        }
        yield null;
      }
    };
  }

  private RankerBatch batch(int shoppers, int features) {
    Random random = new Random(shoppers);
    RankerBatch batch = new RankerBatch(shoppers, recent, candidates, width, features);
    for (int s = 0; s < shoppers; s++) {
      batch.vectors(s, unit(random), unit(random));
      batch.recent(s, 0, random.nextInt(ITEMS), 1f);
      for (int c = 0; c < candidates; c++) {
        batch.candidate(s, c, random.nextInt(ITEMS));
        for (int f = 0; f < features; f++) {
          batch.feature(s, c, f, random.nextFloat());
        }
      }
    }
    return batch;
  }

  private float[] unit(Random random) {
    float[] vector = new float[width];
    vector[random.nextInt(width)] = 1f;
    return vector;
  }

  private FloatBuffer items() {
    FloatBuffer rows =
        ByteBuffer.allocateDirect(ITEMS * 2 * width * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    Random random = new Random(ITEMS);
    while (rows.hasRemaining()) {
      rows.put((float) (random.nextGaussian() / Math.sqrt(width)));
    }
    return rows.flip();
  }
}
