package dev.daogou.recommender.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An ONNX graph ready to run, and where it runs. Running is thread-safe; closing is not.
 *
 * <p>Which provider was asked for and which answered can differ: {@link #provider()} and {@link
 * #reason()} say which one it is and why. A node without a CUDA kernel still runs on the CPU.
 */
public final class OnnxSession implements AutoCloseable {
  private final OrtSession session;
  private final String provider;
  private final String reason;

  private OnnxSession(OrtSession session, String provider, String reason) {
    this.session = session;
    this.provider = provider;
    this.reason = reason;
  }

  /** Opens a graph as the settings ask; refused where it is no graph or the GPU is a must. */
  public static Loading<OnnxSession> open(byte[] graph, ModelSettings settings) {
    return switch (settings.provider()) {
      case CPU -> onCpu(graph, settings, "cpu requested");
      case GPU -> onGpu(graph, settings);
      case AUTO ->
          switch (onGpu(graph, settings)) {
            case Loading.Loaded<OnnxSession> gpu -> gpu;
            case Loading.Refused<OnnxSession>(String why) -> onCpu(graph, settings, why);
          };
    };
  }

  private static Loading<OnnxSession> onGpu(byte[] graph, ModelSettings settings) {
    if (!OnnxEnvironment.availableProviders().contains(OrtProvider.CUDA)) {
      return Loading.refused(
          "gpu is not possible: this is the CPU build of ONNX Runtime (build with -Pgpu)");
    }
    try (SessionOptions options = options(settings);
        OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(settings.deviceId())) {
      options.addCUDA(cuda);
      return Loading.loaded(
          new OnnxSession(
              OnnxEnvironment.environment().createSession(graph, options),
              "CUDA:" + settings.deviceId(),
              settings.provider() == ModelSettings.Provider.GPU ? "gpu requested" : "gpu found"));
    } catch (OrtException e) {
      return Loading.refused("gpu is not possible: " + firstLine(e));
    }
  }

  private static Loading<OnnxSession> onCpu(byte[] graph, ModelSettings settings, String why) {
    try (SessionOptions options = options(settings)) {
      return Loading.loaded(
          new OnnxSession(OnnxEnvironment.environment().createSession(graph, options), "CPU", why));
    } catch (OrtException e) {
      return Loading.refused("not a graph that ONNX Runtime can open: " + firstLine(e));
    }
  }

  private static SessionOptions options(ModelSettings settings) throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setIntraOpNumThreads(settings.threads());
    options.setInterOpNumThreads(1);
    // Spinning workers would take the cores from the stream threads.
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    return options;
  }

  private static String firstLine(OrtException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
  }

  /** {@code CPU} or {@code CUDA:<device>}. */
  public String provider() {
    return provider;
  }

  /** Why it runs there. */
  public String reason() {
    return reason;
  }

  /**
   * Runs the graph into the outputs.
   *
   * @param call that ends it when its time is over, where it has one
   */
  OrtSession.Result run(
      Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs, Optional<RunningCall> call)
      throws OrtException {
    return call.isEmpty()
        ? session.run(inputs, outputs)
        : session.run(inputs, Set.of(), outputs, call.get().options());
  }

  /** For running otherwise; owned by this object. */
  OrtSession session() {
    return session;
  }

  /** The graph's inputs as they really are. */
  public List<Tensor> inputs() {
    return tensors(inputInfo());
  }

  /** The graph's outputs as they really are. */
  public List<Tensor> outputs() {
    try {
      return tensors(session.getOutputInfo());
    } catch (OrtException e) {
      throw new IllegalStateException("outputs of an open session cannot be read", e);
    }
  }

  private Map<String, NodeInfo> inputInfo() {
    try {
      return session.getInputInfo();
    } catch (OrtException e) {
      throw new IllegalStateException("inputs of an open session cannot be read", e);
    }
  }

  private static List<Tensor> tensors(Map<String, NodeInfo> infos) {
    List<Tensor> tensors = new ArrayList<>();
    infos.forEach(
        (name, info) -> {
          if (info.getInfo() instanceof TensorInfo tensor) {
            tensors.add(Tensor.of(name, tensor));
          } else {
            tensors.add(new Tensor(name, "not-a-tensor", List.of()));
          }
        });
    return List.copyOf(tensors);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("session did not close", e);
    }
  }
}
