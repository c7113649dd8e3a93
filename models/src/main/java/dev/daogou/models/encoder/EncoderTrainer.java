package dev.daogou.models.encoder;

import dev.daogou.models.encoder.GeneratedProduct.View;
import dev.daogou.models.encoder.Lexicon.Language;
import dev.daogou.models.encoder.Lexicon.ProductType;
import dev.daogou.recommender.inference.FeatureRows;
import dev.daogou.recommender.inference.FeatureRows.Weighted;
import dev.daogou.recommender.inference.HashedNgrams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains the encoder's rows: two texts of one product are drawn together, texts of the other
 * products of a batch are pushed away (InfoNCE; van den Oord et al., 2018). A batch holds products
 * of many different types, siblings among them, so that these are told apart. Training is short on
 * purpose: longer, and what a text is about drowns which product it names. The same settings give
 * the same rows.
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
      return new Settings(dimensions, buckets, other, batch, rate, temperature, unknown, seed);
    }

    /** As the shipped encoder is trained. */
    public static Settings defaults(long seed) {
      return new Settings(128, 4096, 250, 192, 0.004f, 0.1f, 0.8f, seed);
    }
  }

  private static final HashedNgrams NGRAMS = new HashedNgrams(3, 4, 2048);

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
    float scale = (float) (settings.unknown() / Math.sqrt(settings.dimensions()));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * scale;
    }
    return new EncoderTable(NGRAMS, rows, settings.dimensions(), values);
  }

  /** All features of the lexicon's phrases. */
  private int[] vocabulary() {
    Stream<Lexicon.Word> ofTypes =
        lexicon.types().stream()
            .flatMap(type -> Stream.of(type.department(), type.names(), type.company()));
    Stream<Lexicon.Word> described = lexicon.words().values().stream().flatMap(List::stream);
    return Stream.concat(ofTypes, described)
        .flatMap(word -> Stream.concat(word.english().stream(), word.chinese().stream()))
        .flatMapToInt(phrase -> IntStream.of(NGRAMS.of(phrase).hashes()))
        .distinct()
        .toArray();
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

  /** Types without repetition. */
  private List<ProductType> batchTypes() {
    List<ProductType> types = new ArrayList<>(lexicon.types());
    Collections.shuffle(types, random);
    return types.subList(0, Math.min(settings.batch(), types.size()));
  }
}
