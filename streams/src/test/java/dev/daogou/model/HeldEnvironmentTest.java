package dev.daogou.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A process that is asked to end while it works ends in order, not by a crash. */
class HeldEnvironmentTest {
  @Test
  void shouldScoreAndCloseWhileTheProcessEnds() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=target/held-environment-%p.log",
                "-cp",
                System.getProperty("java.class.path"),
                Ending.class.getName())
            .redirectErrorStream(true)
            .start();

    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).contains("closed after the end was asked for");
    assertThat(child.waitFor()).as(said).isZero();
  }

  /** Ends while it scores, and goes on for a moment before it closes. */
  static final class Ending {
    // Longer than ONNX Runtime's own hook needs, which begins at the same time.
    private static final Duration GOES_ON = Duration.ofMillis(700);
    private static final int ROWS = 4;

    private static volatile boolean isOver;

    private Ending() {}

    public static void main(String[] arguments) throws Exception {
      OrtSession session = OnnxEnvironment.environment().createSession(model());
      Map<String, OnnxTensor> inputs = new HashMap<>();
      for (NodeInfo each : session.getInputInfo().values()) {
        inputs.put(each.getName(), zeros((TensorInfo) each.getInfo()));
      }
      CountDownLatch working = new CountDownLatch(1);
      Thread worker = Thread.ofPlatform().daemon().start(() -> score(session, inputs, working));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker, session)));
      working.await();
      System.exit(0);
    }

    private static byte[] model() throws IOException {
      try (var model = Ending.class.getResourceAsStream("/models/ranker/model.onnx")) {
        return model.readAllBytes();
      }
    }

    private static OnnxTensor zeros(TensorInfo input) throws OrtException {
      long[] shape = Arrays.stream(input.getShape()).map(n -> n < 0 ? ROWS : n).toArray();
      int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
      ByteBuffer bytes = ByteBuffer.allocateDirect(size * input.type.size);
      return OnnxTensor.createTensor(OnnxEnvironment.environment(), bytes, shape, input.type);
    }

    private static void score(
        OrtSession session, Map<String, OnnxTensor> inputs, CountDownLatch working) {
      while (!isOver) {
        try (var scores = session.run(inputs)) {
          working.countDown();
        } catch (OrtException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    private static void end(Thread worker, OrtSession session) {
      try {
        Thread.sleep(GOES_ON);
        isOver = true;
        worker.join();
        session.close();
        System.out.println("closed after the end was asked for");
      } catch (InterruptedException | OrtException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
