package dev.daogou.recommender.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import dev.daogou.recommender.inference.ModelManifest.Tokenizer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A text encoder from files: the graph's output is a vector a text ({@code [B,D]}) or a vector a
 * token ({@code [B,L,D]}), which is then averaged over the text's own tokens. Vectors are scaled to
 * unit length. Stream threads share one.
 */
public final class OnnxTextEncoder implements TextEncoder {
  private final ModelPackage model;
  private final EncoderInput input;
  private final int microBatch;
  private final ConcurrentLinkedQueue<DirectBuffers> idle = new ConcurrentLinkedQueue<>();

  private OnnxTextEncoder(ModelPackage model, EncoderInput input, int microBatch) {
    this.model = model;
    this.input = input;
    this.microBatch = microBatch;
  }

  /** Loads a text encoder; refused with a reason where anything does not fit. */
  public static Loading<OnnxTextEncoder> load(ModelFiles files, ModelSettings settings) {
    return ModelPackage.open(files, ModelKind.TEXT_ENCODER, settings)
        .then(model -> withInput(model, settings));
  }

  private static Loading<OnnxTextEncoder> withInput(ModelPackage model, ModelSettings settings) {
    Optional<String> wrong = wrongOutput(model.manifest());
    if (wrong.isPresent()) {
      return model.refuse(wrong.get());
    }
    return switch (openInput(model)) {
      case Loading.Refused<EncoderInput>(String reason) -> model.refuse(reason);
      case Loading.Loaded<EncoderInput>(EncoderInput input) -> {
        Optional<String> misfit = input.misfit(model.session().inputs());
        if (misfit.isPresent()) {
          input.close();
          yield model.refuse(misfit.get());
        }
        yield Loading.loaded(new OnnxTextEncoder(model, input, settings.microBatch()));
      }
    };
  }

  private static Loading<EncoderInput> openInput(ModelPackage model) {
    Tokenizer tokenizer = model.manifest().tokenizer();
    if (tokenizer == null || tokenizer.maxLength() < 1 || tokenizer.type() == null) {
      return Loading.refused("manifest says no tokenizer with a maxLength");
    }
    return switch (tokenizer.type()) {
      case Tokenizer.HASHED_NGRAMS -> HashedNgramInput.open(tokenizer, model.files());
      case Tokenizer.TOKENIZER_JSON ->
          TokenizerJsonInput.open(tokenizer, model.manifest(), model.files());
      default -> Loading.refused("there is no tokenizer '%s'".formatted(tokenizer.type()));
    };
  }

  private static Optional<String> wrongOutput(ModelManifest manifest) {
    Tensor output = manifest.outputs().getFirst();
    int rank = output.shape().size();
    boolean vectors = output.type().equals("float") && (rank == 2 || rank == 3);
    if (!vectors) {
      return Optional.of("an encoder's first output is float [B,D] or [B,L,D], not " + output);
    }
    long width = output.shape().getLast();
    return manifest.dimensions() < 1 || (width >= 0 && width != manifest.dimensions())
        ? Optional.of(
            "manifest says %d dimensions, its output is %s"
                .formatted(manifest.dimensions(), output))
        : Optional.empty();
  }

  /** What the model says of itself. */
  public ModelManifest manifest() {
    return model.manifest();
  }

  /** {@code CPU} or {@code CUDA:<device>}. */
  public String provider() {
    return model.session().provider();
  }

  /** Why it runs there. */
  public String providerReason() {
    return model.session().reason();
  }

  @Override
  public int dimensions() {
    return model.manifest().dimensions();
  }

  @Override
  public String version() {
    return model.manifest().id();
  }

  @Override
  public float[][] encode(List<String> texts) {
    List<float[]> vectors = new ArrayList<>(texts.size());
    DirectBuffers mine = Optional.ofNullable(idle.poll()).orElseGet(DirectBuffers::new);
    try {
      for (int start = 0; start < texts.size(); start += microBatch) {
        List<String> batch = texts.subList(start, Math.min(texts.size(), start + microBatch));
        encodeBatch(batch, mine, vectors);
      }
    } finally {
      idle.add(mine);
    }
    return vectors.toArray(float[][]::new);
  }

  private void encodeBatch(List<String> texts, DirectBuffers buffers, List<float[]> vectors) {
    String output = model.manifest().outputs().getFirst().name();
    try (EncoderBatch batch = input.prepare(texts, buffers);
        OrtSession.Result result = model.session().session().run(batch.tensors(), Set.of(output))) {
      OnnxTensor tensor = (OnnxTensor) result.get(0);
      int rank = tensor.getInfo().getShape().length;
      int steps = rank == 3 ? (int) tensor.getInfo().getShape()[1] : 1;
      FloatBuffer values = tensor.getFloatBuffer();
      for (int i = 0; i < texts.size(); i++) {
        int used = rank == 3 ? batch.lengths()[i] : 1;
        vectors.add(unitMean(values, i * steps, used));
      }
    } catch (OrtException e) {
      throw new IllegalStateException("encoder %s failed".formatted(version()), e);
    }
  }

  private float[] unitMean(FloatBuffer values, int firstStep, int steps) {
    float[] sum = new float[dimensions()];
    for (int step = firstStep; step < firstStep + steps; step++) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += values.get(step * sum.length + d);
      }
    }
    double square = 0;
    for (float value : sum) {
      square += (double) value * value;
    }
    if (square > 0) {
      float scale = (float) (1 / Math.sqrt(square));
      for (int d = 0; d < sum.length; d++) {
        sum[d] *= scale;
      }
    }
    return sum;
  }

  @Override
  public void close() {
    input.close();
    model.session().close();
  }
}
