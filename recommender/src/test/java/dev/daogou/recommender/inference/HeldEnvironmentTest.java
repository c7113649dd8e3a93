package dev.daogou.recommender.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is asked to end while it works ends in order, not by a crash. */
class HeldEnvironmentTest {
  @TempDir private Path folder;

  @Test
  void shouldUseItsModelsUntilTheProcessIsGone() throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.io.tmpdir=" + folder,
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-cp",
                System.getProperty("java.class.path"),
                Ending.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    // A process that has crashed may also hang while it reports the crash.
    boolean hasEnded = child.waitFor(1, TimeUnit.MINUTES);
    child.destroyForcibly().waitFor();

    assertThat(said).content().contains("used and closed after the end was asked for");
    assertThat(hasEnded).isTrue();
    assertThat(child.exitValue()).isZero();
  }

  /**
   * Ends while it scores. When ONNX Runtime's own hook has long run, it still scores, is refused a
   * batch (which ONNX Runtime logs, through what belongs to its environment), opens a model and
   * closes all.
   */
  static final class Ending {
    // Longer than ONNX Runtime's own hook needs, which begins at the same time.
    private static final Duration GOES_ON = Duration.ofMillis(700);

    private static volatile boolean isOver;

    private Ending() {}

    public static void main(String[] arguments) throws Exception {
      OrtSession session = open();
      CountDownLatch working = new CountDownLatch(1);
      Thread worker = Thread.ofPlatform().daemon().start(() -> work(session, working));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker, session)));
      working.await();
      System.exit(0);
    }

    private static OrtSession open() throws IOException, OrtException {
      try (var model = Ending.class.getResourceAsStream("/models/text-encoder/model.onnx")) {
        return OnnxEnvironment.environment().createSession(model.readAllBytes());
      }
    }

    private static void score(OrtSession session, int ids, int weights) throws OrtException {
      var environment = OnnxEnvironment.environment();
      try (var id =
              OnnxTensor.createTensor(environment, IntBuffer.allocate(ids), new long[] {1, ids});
          var weight =
              OnnxTensor.createTensor(
                  environment, FloatBuffer.allocate(weights), new long[] {1, weights});
          var scores = session.run(Map.of("ids", id, "weights", weight))) {
        scores.get(0);
      }
    }

    private static void work(OrtSession session, CountDownLatch working) {
      try {
        while (!isOver) {
          score(session, 4, 4);
          working.countDown();
        }
      } catch (OrtException e) {
        fail(e);
      }
    }

    private static void end(Thread worker, OrtSession session) {
      try {
        Thread.sleep(GOES_ON);
        assertIsRefused(session);
        open().close();
        isOver = true;
        worker.join();
        session.close();
        System.out.println("used and closed after the end was asked for");
      } catch (Exception | AssertionError e) {
        fail(e);
      }
    }

    private static void assertIsRefused(OrtSession session) {
      try {
        score(session, 4, 3);
      } catch (OrtException expected) {
        return;
      }
      throw new AssertionError("ids and weights of different length were scored");
    }

    // A thread that fails while the process ends changes neither its end nor its exit code.
    private static void fail(Throwable why) {
      why.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }
}
