package dev.daogou.models.cli;

import dev.daogou.models.encoder.EncoderExport;
import dev.daogou.models.encoder.EncoderTable;
import dev.daogou.models.encoder.EncoderTrainer;
import dev.daogou.models.encoder.Lexicon;
import dev.daogou.models.encoder.TranslationEvaluation;
import dev.daogou.models.evaluation.CatalogueEvaluation;
import dev.daogou.models.evaluation.DenseIndex;
import dev.daogou.models.evaluation.IcecatCatalogue;
import dev.daogou.models.evaluation.NgramTfIdf;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the text encoder on generated products, measures it, and writes it. */
@Command(
    name = "encoder",
    mixinStandardHelpOptions = true,
    description = "Train the text encoder on generated products and write it as ONNX.")
final class TrainEncoder implements Callable<Integer> {
  private static final int PROGRESS_STEPS = 100;
  private static final int TRANSLATIONS_PER_TYPE = 2;
  private static final int SAMPLED = 1000;

  @Option(
      names = "--out",
      defaultValue = ".daogou/models/text-encoder",
      description = "Directory of the model (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--steps", description = "Batches of training (default: as shipped).")
  private @Nullable Integer steps;

  @Option(
      names = "--catalogue",
      defaultValue = "../shared/data/catalogue/icecat",
      description = "Real catalogue to measure on, where present (default: ${DEFAULT-VALUE}).")
  private Path catalogue;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    Lexicon lexicon = Lexicon.load();
    EncoderTrainer.Settings settings = settings();
    print.printf("Training on %d product types: %s%n", lexicon.types().size(), settings);
    float[] sum = new float[1];
    EncoderTable table =
        new EncoderTrainer(lexicon, settings)
            .train(
                (step, loss) -> {
                  sum[0] += loss;
                  if ((step + 1) % PROGRESS_STEPS == 0) {
                    print.printf(
                        Locale.ROOT,
                        "  %d of %d, loss %.3f%n",
                        step + 1,
                        settings.steps(),
                        sum[0] / PROGRESS_STEPS);
                    print.flush();
                    sum[0] = 0;
                  }
                });
    Map<String, Double> metrics = measure(lexicon, table, print);
    EncoderExport.write(
        table,
        "1",
        Map.of(
            "data",
                "products generated from the lexicon of %d types".formatted(lexicon.types().size()),
            "settings", settings.toString()),
        metrics,
        out);
    print.printf("Written to %s%n", out);
    print.flush();
    return 0;
  }

  private EncoderTrainer.Settings settings() {
    EncoderTrainer.Settings usual = EncoderTrainer.Settings.defaults(seed);
    return steps == null ? usual : usual.withSteps(steps);
  }

  private Map<String, Double> measure(Lexicon lexicon, EncoderTable table, PrintWriter print) {
    Map<String, Double> metrics = new TreeMap<>();
    Function<List<String>, float[][]> encode =
        texts -> texts.stream().map(table::encode).toArray(float[][]::new);
    TranslationEvaluation.Result translation =
        new TranslationEvaluation(lexicon, TRANSLATIONS_PER_TYPE * lexicon.types().size(), seed + 1)
            .evaluate(encode);
    print.printf(
        Locale.ROOT,
        "Chinese title to English title, %d products, seed %d: recall@1 %.3f, recall@5 %.3f%n",
        translation.products(),
        seed + 1,
        translation.first(),
        translation.firstFive());
    metrics.put("chinese-english recall@1", translation.first());
    metrics.put("chinese-english recall@5", translation.firstFive());
    if (Files.isDirectory(catalogue)) {
      measureOnCatalogue(encode, print);
    } else {
      print.printf("No catalogue at %s: not measured there%n", catalogue);
    }
    print.flush();
    return metrics;
  }

  private void measureOnCatalogue(Function<List<String>, float[][]> encode, PrintWriter print) {
    CatalogueEvaluation evaluation =
        new CatalogueEvaluation(IcecatCatalogue.read(catalogue), SAMPLED, seed);
    List<String> texts = evaluation.texts();
    print.printf(
        Locale.ROOT,
        "Catalogue of %d products, %.0f%% with a data sheet; seed %d%n",
        texts.size(),
        100 * evaluation.coverage(),
        seed);
    print(print, "encoder", evaluation.evaluate(new DenseIndex(encode, texts)));
    print(print, "TF-IDF", evaluation.evaluate(new NgramTfIdf(texts)));
  }

  private static void print(PrintWriter print, String name, CatalogueEvaluation.Result result) {
    print.printf(
        Locale.ROOT,
        "  %-8s same data sheet P@10 %.3f, sheet similarity %.3f (%d products);"
            + " judged nDCG@10 %.3f, pairs P@10 %.3f (%d queries)%n",
        name,
        result.precision(),
        result.sheetSimilarity(),
        result.neighbours(),
        result.ndcg(),
        result.pairPrecision(),
        result.queries());
    print.flush();
  }
}
