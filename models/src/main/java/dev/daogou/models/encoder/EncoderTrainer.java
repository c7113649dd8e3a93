package dev.daogou.models.encoder;

import dev.daogou.model.FeatureRows;
import dev.daogou.model.FeatureRows.Weighted;
import dev.daogou.model.HashedNgrams;
import dev.daogou.models.encoder.GeneratedProduct.View;
import dev.daogou.models.encoder.Lexicon.Language;
import dev.daogou.models.encoder.Lexicon.ProductType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Trains the encoder's rows: two texts of one product are drawn together, texts of the other
 * products of a batch are pushed away (InfoNCE; van den Oord et al., 2018). Products of one batch
 * come from neighbouring types more often than by chance, so that siblings are told apart. The same
 * settings give the same rows.
 */
public final class EncoderTrainer {

  /**
   * How to train.
   *
   * @param dimensions width of a vector
   * @param buckets rows shared by what is not in the vocabulary
   * @param steps batches
   * @param batch products of a batch
   * @param rate learning rate
   * @param temperature of the softmax over a batch
   * @param unknown length of an untrained row
   * @param seed of everything random
   */
  public record Settings(
      int dimensions,
      int buckets,
      int steps,
      int batch,
      float rate,
      float temperature,
      float unknown,
      long seed) {
    public Settings {
      if (dimensions < 1 || buckets < 1 || steps < 0 || batch < 2) {
        throw new IllegalArgumentException("dimensions, buckets, steps and batch must be positive");
      }
    }

    /** The same but for the number of steps. */
    public Settings withSteps(int other) {
      return new Settings(
          dimensions, buckets, other, batch, rate, temperature, unknown, seed);
    }

    /** As the shipped encoder is trained. */
    public static Settings defaults(long seed) {
      return new Settings(64, 8192, 1500, 192, 0.004f, 0.08f, 0.35f, seed);
    }
  }

  private static final HashedNgrams NGRAMS = new HashedNgrams(3, 4, 512);

  /** Length of a learned row before training: short, so that what is learned soon outweighs it. */
  private static final double FIRST_LENGTH = Double.parseDouble(System.getProperty("fl", "0.3"));

  private static final View[] VIEWS = {
    View.TITLE, View.TITLE, View.DESCRIPTION, View.DESCRIPTION, View.QUERY, View.CATEGORY
  };

  private final Settings settings;
  private final Lexicon lexicon;
  private final Random random;
  private final ProductGenerator products;
  private final EncoderTable table;
  private final SparseAdam adam;

  public EncoderTrainer(Lexicon lexicon, Settings settings) {
    this.settings = settings;
    this.lexicon = lexicon;
    this.random = new Random(settings.seed());
    this.products = new ProductGenerator(lexicon, random);
    this.table = untrained();
    this.adam = new SparseAdam(table.values(), settings.dimensions(), settings.rate());
  }

  private EncoderTable untrained() {
    FeatureRows rows = new FeatureRows(vocabulary(), settings.buckets());
    float[] values = new float[rows.count() * settings.dimensions()];
    int learned = rows.learned() * settings.dimensions();
    double root = Math.sqrt(settings.dimensions());
    for (int i = 0; i < values.length; i++) {
      double length = i < learned ? FIRST_LENGTH : settings.unknown();
      values[i] = (float) (random.nextGaussian() * length / root);
    }
    return new EncoderTable(NGRAMS, rows, settings.dimensions(), values);
  }

  /** Features of at least two phrases of the lexicon, and all of the phrases that are one word. */
  private int[] vocabulary() {
    Map<Integer, Integer> phrases = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (ProductType type : lexicon.types()) {
      for (Lexicon.Word word : List.of(type.department(), type.names(), type.company())) {
        word.english().stream().filter(seen::add).forEach(phrase -> count(phrase, phrases));
        word.chinese().stream().filter(seen::add).forEach(phrase -> count(phrase, phrases));
      }
    }
    lexicon
        .words()
        .values()
        .forEach(
            words ->
                words.forEach(
                    word -> {
                      word.english().forEach(phrase -> count(phrase, phrases));
                      word.chinese().forEach(phrase -> count(phrase, phrases));
                    }));
    return phrases.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  private static void count(String phrase, Map<Integer, Integer> phrases) {
    for (int hash : NGRAMS.of(phrase).hashes()) {
      phrases.merge(hash, 1, Integer::sum);
    }
  }

  /** Where training has come to; shares memory with the trainer. */
  EncoderTable table() {
    return table;
  }

  /**
   * Trains.
   *
   * @param progress told the step and the batch's loss
   */
  public EncoderTable train(BiConsumer<Integer, Float> progress) {
    for (int step = 0; step < settings.steps(); step++) {
      adam.rate(settings.rate() * (1f - 0.9f * step / settings.steps()));
      progress.accept(step, step());
    }
    return table;
  }

  private float step() {
    List<ProductType> types = batchTypes();
    int size = types.size();
    Weighted[] left = new Weighted[size];
    Weighted[] right = new Weighted[size];
    for (int i = 0; i < size; i++) {
      GeneratedProduct product = products.of(types.get(i));
      left[i] = table.features(product.text(view(), language(), random));
      right[i] = table.features(product.text(view(), language(), random));
    }
    ContrastiveLoss loss = new ContrastiveLoss(table, left, right, settings.temperature());
    loss.backward(adam);
    adam.step();
    return loss.value();
  }

  private View view() {
    return VIEWS[random.nextInt(VIEWS.length)];
  }

  private Language language() {
    return random.nextBoolean() ? Language.CHINESE : Language.ENGLISH;
  }

  /** Types without repetition, half the time a random run of neighbours in the lexicon. */
  private List<ProductType> batchTypes() {
    List<ProductType> types = new ArrayList<>(lexicon.types());
    Collections.shuffle(types, random);
    return types.subList(0, Math.min(settings.batch(), types.size()));
  }
}
