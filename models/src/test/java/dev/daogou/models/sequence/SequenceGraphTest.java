package dev.daogou.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.SequenceModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceGraphTest {
  private static final int ITEMS = 50;
  private static final int RECENT = 6;

  @TempDir Path directory;

  @Test
  void shouldEncodeAsTheNetworkThatWasTrained() {
    List<int[]> sessions =
        List.of(
            new int[] {3},
            new int[] {7, 7, 1, 0},
            new int[] {49, 2, 5, 3, 9, 8},
            new int[] {11, 12});

    for (int blocks : new int[] {0, 1, 2}) {
      SequenceSettings settings =
          new SequenceSettings(
              24, blocks, RECENT, 1, 0.5f, 0.5f, 0.1f, 1e-3f, 0, 64, 10, 1, 1, 0, 1);
      SequenceWeights weights = SequenceWeights.random(ITEMS, settings, new Random(blocks));
      Path model = directory.resolve("blocks-" + blocks);
      SequenceExport.write(
          weights, vocabulary(), Optional.empty(), "test", Map.of(), Map.of(), model);

      float[] trained = trained(weights, settings, sessions);
      try (SequenceModel loaded = load(model)) {
        float[][] encoded = loaded.encode(sessions).orThrow();
        for (int i = 0; i < trained.length; i++) {
          assertThat(encoded[i / 24][i % 24]).isCloseTo(trained[i], within(2e-6f));
        }
      }
    }
  }

  private static float[] trained(
      SequenceWeights weights, SequenceSettings settings, List<int[]> sessions) {
    Torch.open();
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Parameters parameters = new Parameters(Parameters.Snapshot.start(weights));
      Batch batch =
          Batch.of(
              manager,
              sessions.size(),
              i -> sessions.get(i).length,
              (i, back) -> sessions.get(i)[back]);
      SequenceNetwork network = new SequenceNetwork(parameters.whole(manager), settings, false);
      return network.encode(network.items(), batch.recent(), batch.there()).toFloatArray();
    }
  }

  private static Vocabulary vocabulary() {
    return new Vocabulary(IntStream.range(0, ITEMS).mapToObj(i -> "item-" + i).toList());
  }

  private static SequenceModel load(Path directory) {
    return SequenceModel.load(
            ModelFiles.in(directory),
            ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))
        .orThrow();
  }
}
