package dev.daogou.models.evaluation;

import dev.daogou.models.evaluation.IcecatCatalogue.Judgement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Neighbours and searches on a real catalogue. */
public final class CatalogueEvaluation {
  private static final int NEAREST = 10;

  private final IcecatCatalogue catalogue;
  private final DataSheets sheets;
  private final int[] known;
  private final int[] sample;

  /**
   * @param sampled products whose neighbours are looked at
   * @param seed of the sample
   */
  public CatalogueEvaluation(IcecatCatalogue catalogue, int sampled, long seed) {
    this.catalogue = catalogue;
    this.sheets =
        new DataSheets(
            catalogue.products().stream().map(IcecatCatalogue.Product::attributes).toList());
    this.known = IntStream.range(0, catalogue.products().size()).filter(sheets::isKnown).toArray();
    List<Integer> shuffled = new ArrayList<>(Arrays.stream(known).boxed().toList());
    Collections.shuffle(shuffled, new Random(seed));
    this.sample = shuffled.stream().limit(sampled).mapToInt(Integer::intValue).toArray();
  }

  /** The texts of the products, in order. */
  public List<String> texts() {
    return catalogue.products().stream().map(IcecatCatalogue.Product::text).toList();
  }

  /**
   * What an index reached.
   *
   * @param precision share of the ten nearest products that are of the same kind
   * @param sheetSimilarity mean similarity of their data sheets
   * @param neighbours products whose neighbours were looked at
   * @param ndcg of the judged products of each query, in the first ten
   * @param pairPrecision share of the judged products' nearest judged ones that suit the same query
   * @param queries judged queries
   */
  public record Result(
      double precision,
      double sheetSimilarity,
      int neighbours,
      double ndcg,
      double pairPrecision,
      int queries) {}

  /** Products with a data sheet among all products. */
  public double coverage() {
    return (double) known.length / catalogue.products().size();
  }

  public Result evaluate(TextIndex index) {
    double precision = 0;
    double similarity = 0;
    for (int product : sample) {
      float[] similarities = index.similarities(catalogue.products().get(product).text());
      for (int neighbour : nearest(similarities, known, product)) {
        precision += sheets.sameKind(product, neighbour) ? 1 : 0;
        similarity += sheets.similarity(product, neighbour);
      }
    }
    double ndcg = 0;
    int queries = 0;
    for (var query : catalogue.judgements().entrySet()) {
      if (query.getValue().stream().anyMatch(judgement -> judgement.rating() > 0)) {
        ndcg += ndcg(index.similarities(query.getKey()), query.getValue());
        queries++;
      }
    }
    int looked = sample.length * NEAREST;
    return new Result(
        precision / looked,
        similarity / looked,
        sample.length,
        ndcg / queries,
        pairs(index),
        queries);
  }

  private static int[] nearest(float[] similarities, int[] among, int self) {
    return Arrays.stream(among)
        .filter(product -> product != self)
        .boxed()
        .sorted(Comparator.comparingDouble(product -> -similarities[product]))
        .limit(NEAREST)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double ndcg(float[] similarities, List<Judgement> judged) {
    List<Judgement> found =
        judged.stream()
            .sorted(Comparator.comparingDouble(judgement -> -similarities[judgement.product()]))
            .toList();
    List<Judgement> best =
        judged.stream().sorted(Comparator.comparingInt(judgement -> -judgement.rating())).toList();
    return gain(found) / gain(best);
  }

  private static double gain(List<Judgement> order) {
    double gain = 0;
    for (int i = 0; i < Math.min(NEAREST, order.size()); i++) {
      gain += (Math.pow(2, order.get(i).rating()) - 1) / (Math.log(i + 2.0) / Math.log(2));
    }
    return gain;
  }

  private double pairs(TextIndex index) {
    int[] pool =
        catalogue.judgements().values().stream()
            .flatMap(List::stream)
            .filter(judgement -> judgement.rating() >= 2)
            .mapToInt(Judgement::product)
            .distinct()
            .sorted()
            .toArray();
    double together = 0;
    for (int product : pool) {
      float[] similarities = index.similarities(catalogue.products().get(product).text());
      for (int neighbour : nearest(similarities, pool, product)) {
        together += suitOneQuery(product, neighbour) ? 1 : 0;
      }
    }
    return together / (pool.length * (double) NEAREST);
  }

  private boolean suitOneQuery(int a, int b) {
    return catalogue.judgements().values().stream()
        .anyMatch(judged -> suits(judged, a) && suits(judged, b));
  }

  private static boolean suits(List<Judgement> judged, int product) {
    return judged.stream()
        .anyMatch(judgement -> judgement.product() == product && judgement.rating() >= 2);
  }
}
