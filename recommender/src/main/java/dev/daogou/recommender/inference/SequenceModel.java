package dev.daogou.recommender.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.Vectors;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * From the last items of a session to a unit vector that lies near the item that comes next, and
 * the items whose vectors are nearest.
 *
 * <p>The graph takes {@code items} float [V,D], the item table, and {@code recent} int32 [B,L], its
 * rows, newest first, negative for padding; it gives {@code vector} float [B,D]. The table lies
 * beside the graph ({@code items.txt}, {@code items.bin}), so that items can come later: {@link
 * #offer} gives one that sessions never showed the vector that its content suggests.
 *
 * <p>Any number of threads encode and search at once; one at a time offers, while the others go on.
 * Closing is for after the last use.
 */
public final class SequenceModel implements AutoCloseable {
  /** Row of an item that the model does not know. */
  public static final int UNKNOWN = -1;

  /** Under this name the manifest's training says which text encoder {@link #offer} expects. */
  public static final String CONTENT_ENCODER = "content encoder";

  /** Under this name the manifest's training says how many items of a session are looked at. */
  public static final String RECENT = "recent";

  private static final List<Tensor> INPUTS =
      List.of(
          new Tensor("items", "float", List.of(-1L, -1L)),
          new Tensor("recent", "int32", List.of(-1L, -1L)));

  private final ModelPackage model;
  private final SequenceItems items;
  private final Optional<LinearMap> contentMap;
  private final int recent;
  private final ConcurrentLinkedQueue<DirectBuffers> idle = new ConcurrentLinkedQueue<>();

  private SequenceModel(
      ModelPackage model, SequenceItems items, Optional<LinearMap> contentMap, int recent) {
    this.model = model;
    this.items = items;
    this.contentMap = contentMap;
    this.recent = recent;
  }

  /** Loads a sequence model; refused with a reason where anything does not fit. */
  public static Loading<SequenceModel> load(ModelFiles files, ModelSettings settings) {
    return ModelPackage.open(files, ModelKind.SEQUENCE, settings).then(SequenceModel::withItems);
  }

  private static Loading<SequenceModel> withItems(ModelPackage model) {
    Optional<String> wrong = wrongTensors(model).or(() -> wrongLength(model.manifest()));
    if (wrong.isPresent()) {
      return model.refuse(wrong.get());
    }
    int width = model.manifest().dimensions();
    Optional<byte[]> map = model.files().read(ModelFiles.CONTENT_MAP);
    Optional<LinearMap> contentMap = map.flatMap(file -> LinearMap.read(file, width));
    if (map.isPresent() && contentMap.isEmpty()) {
      return model.refuse(
          "%s is no map to vectors of width %d".formatted(ModelFiles.CONTENT_MAP, width));
    }
    return switch (SequenceItems.read(model.files(), width)) {
      case Loading.Refused<SequenceItems>(String reason) -> model.refuse(reason);
      case Loading.Loaded<SequenceItems>(SequenceItems items) ->
          Loading.loaded(new SequenceModel(model, items, contentMap, length(model.manifest())));
    };
  }

  private static Optional<String> wrongTensors(ModelPackage model) {
    long width = model.manifest().dimensions();
    Tensor vector = new Tensor("vector", "float", List.of(-1L, width));
    List<Tensor> inputs = model.session().inputs();
    boolean fits =
        width > 0
            && inputs.size() == INPUTS.size()
            && INPUTS.stream().allMatch(tensor -> inputs.stream().anyMatch(tensor::fits))
            && model.session().outputs().stream().anyMatch(vector::fits);
    return fits
        ? Optional.empty()
        : Optional.of(
            "a sequence model takes %s and gives %s, this graph takes %s and gives %s"
                .formatted(INPUTS, vector, inputs, model.session().outputs()));
  }

  private static Optional<String> wrongLength(ModelManifest manifest) {
    return length(manifest) > 0
        ? Optional.empty()
        : Optional.of("manifest's training does not say how many recent items are looked at");
  }

  private static int length(ModelManifest manifest) {
    String said = manifest.training().getOrDefault(RECENT, "");
    return said.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(said) : 0;
  }

  /** The same model, or why it is of no use, after encoding a session; then it is closed. */
  public Loading<SequenceModel> tried() {
    int[] session = {0};
    String fault = items() == 0 ? "it has no items" : null;
    for (int shoppers = 1; fault == null && shoppers <= 3; shoppers += 2) {
      fault =
          switch (encode(Collections.nCopies(shoppers, session))) {
            case Encoding.Encoded(float[][] vectors) -> wrongVector(vectors[shoppers - 1]);
            case Encoding.Failed(String reason) -> reason;
          };
    }
    if (fault == null) {
      return Loading.loaded(this);
    }
    close();
    return Loading.refused("it was tried and " + fault);
  }

  private static @Nullable String wrongVector(float[] vector) {
    float length = Vectors.dot(vector, vector);
    return length > 0.5f && length < 2f ? null : "it gave a vector of no unit length";
  }

  /** What the model says of itself. */
  public ModelManifest manifest() {
    return model.manifest();
  }

  /** {@code name@version}. */
  public String version() {
    return model.manifest().id();
  }

  /** Width of the vectors. */
  public int dimensions() {
    return model.manifest().dimensions();
  }

  /** Items of a session that are looked at, the newest. */
  public int recent() {
    return recent;
  }

  /** How many items have a row; rows are below this. */
  public int items() {
    return items.size();
  }

  /** Row of an item, or {@link #UNKNOWN}. */
  public int row(String item) {
    return items.row(item);
  }

  /** The item of a row below {@link #items()}. */
  public String item(int row) {
    return items.name(row);
  }

  /** A copy of an item's unit vector; empty where the model does not know the item. */
  public Optional<float[]> vector(String item) {
    int row = row(item);
    return row == UNKNOWN ? Optional.empty() : Optional.of(items.vector(row));
  }

  /** How near a vector is to the item of a row: the cosine, where the vector has length one. */
  public float nearness(int row, float[] vector) {
    return items.dot(row, vector);
  }

  /** The rows of the k items nearest to a vector, and how near. */
  public Hits nearest(float[] vector, int k) {
    return items.nearest(vector, k);
  }

  /** The name of the text encoder whose embeddings {@link #offer} takes; empty where none. */
  public Optional<String> contentEncoder() {
    return contentMap.map(map -> model.manifest().training().getOrDefault(CONTENT_ENCODER, ""));
  }

  /**
   * Gives an item that sessions never showed a vector, by its content. What sessions taught stays.
   *
   * @param content embedding by {@link #contentEncoder()}
   * @return the item's row, or {@link #UNKNOWN} where there is no map for such embeddings
   */
  public int offer(String item, float[] content) {
    int known = row(item);
    if (known != UNKNOWN && known < items.trained()) {
      return known;
    }
    return contentMap
        .filter(map -> map.inputs() == content.length)
        .map(map -> items.put(item, Vectors.normalise(map.of(content))))
        .orElse(UNKNOWN);
  }

  /**
   * Encodes sessions.
   *
   * @param sessions rows each, newest first; those that are {@link #UNKNOWN} are passed over
   * @return a unit vector each; zero where nothing in a session is known
   */
  public Encoding encode(List<int[]> sessions) {
    return encode(sessions, Optional.empty());
  }

  /** The same, but ended when the time is over; then it has failed. */
  public Encoding encode(List<int[]> sessions, Duration limit, RunningCall call) {
    return call.within(limit, () -> encode(sessions, Optional.of(call)));
  }

  private Encoding encode(List<int[]> sessions, Optional<RunningCall> call) {
    if (sessions.isEmpty()) {
      return new Encoding.Encoded(new float[0][]);
    }
    DirectBuffers mine = Optional.ofNullable(idle.poll()).orElseGet(DirectBuffers::new);
    try {
      return encode(sessions, mine, call);
    } finally {
      idle.add(mine);
    }
  }

  private Encoding encode(List<int[]> sessions, DirectBuffers buffers, Optional<RunningCall> call) {
    int longest = 1;
    for (int[] session : sessions) {
      longest = Math.max(longest, Math.min(recent, known(session)));
    }
    IntBuffer rows = buffers.ints("recent", sessions.size() * longest);
    for (int b = 0; b < sessions.size(); b++) {
      fill(rows, b * longest, longest, sessions.get(b));
    }
    FloatBuffer vectors = buffers.floats("vector", sessions.size() * dimensions());
    Optional<String> fault = run(rows, vectors, sessions.size(), longest, call);
    if (fault.isPresent()) {
      return new Encoding.Failed(fault.get());
    }
    float[][] encoded = new float[sessions.size()][dimensions()];
    for (int b = 0; b < encoded.length; b++) {
      if (rows.get(b * longest) >= 0) {
        vectors.get(b * dimensions(), encoded[b]);
      }
    }
    return new Encoding.Encoded(encoded);
  }

  private static int known(int[] session) {
    int known = 0;
    for (int row : session) {
      known += row >= 0 ? 1 : 0;
    }
    return known;
  }

  private static void fill(IntBuffer rows, int from, int length, int[] session) {
    int at = 0;
    for (int i = 0; i < session.length && at < length; i++) {
      if (session[i] >= 0) {
        rows.put(from + at++, session[i]);
      }
    }
    while (at < length) {
      rows.put(from + at++, UNKNOWN);
    }
  }

  /** Fills the vectors, or tells why not. */
  private Optional<String> run(
      IntBuffer rows, FloatBuffer vectors, int sessions, int length, Optional<RunningCall> call) {
    FloatBuffer table = items.buffer();
    long width = dimensions();
    try (OnnxTensor items = DirectBuffers.tensor(table, table.remaining() / width, width);
        OnnxTensor recentRows = DirectBuffers.tensor(rows, sessions, length);
        OnnxTensor vector = DirectBuffers.tensor(vectors, sessions, width);
        OrtSession.Result _ =
            model
                .session()
                .run(
                    Map.of("items", items, "recent", recentRows), Map.of("vector", vector), call)) {
      return Optional.empty();
    } catch (OrtException e) {
      return Optional.of("sequence model %s failed: %s".formatted(version(), e.getMessage()));
    }
  }

  @Override
  public void close() {
    items.close();
    model.session().close();
  }
}
