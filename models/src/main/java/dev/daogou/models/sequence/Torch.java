package dev.daogou.models.sequence;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import dev.daogou.storefront.demo.Installation;
import java.nio.file.Path;

/**
 * PyTorch, loaded once and only when asked for: from libraries beside this program, without the
 * network, unpacked below the project's own folder.
 */
final class Torch {
  private Torch() {}

  /**
   * The engine.
   *
   * @throws IllegalStateException where PyTorch has no libraries for this machine; the message says
   *     what to add
   */
  static Engine open() {
    Path cache = Installation.find().home().resolve(".daogou/torch");
    unlessSet("ai.djl.offline", "true");
    unlessSet("OPT_OUT_TRACKING", "true");
    unlessSet("ENGINE_CACHE_DIR", cache.toString());
    unlessSet("DJL_CACHE_DIR", cache.toString());
    unlessSet("PYTORCH_FLAVOR", "cpu");
    // More gain little on batches this small, and stall each other on a busy machine.
    unlessSet("ai.djl.pytorch.num_threads", "1");
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException | UnsatisfiedLinkError e) {
      throw new IllegalStateException(
          "PyTorch's libraries for %s on %s are missing: add ai.djl.pytorch:pytorch-native-cpu with the classifier of this platform to models/pom.xml, or set PYTORCH_LIBRARY_PATH to a libtorch of the same version"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          e);
    }
  }

  private static void unlessSet(String property, String value) {
    if (System.getProperty(property) == null && System.getenv(property) == null) {
      System.setProperty(property, value);
    }
  }
}
