package dev.daogou.models.onnx;

import dev.daogou.recommender.inference.ModelManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes a model as the streams read it: its files, and last the manifest with their checksums. */
public final class ModelDirectory {
  private ModelDirectory() {}

  /**
   * Writes a model; creates the directory where needed.
   *
   * @param manifest without checksums, which are added here
   * @param files by name, {@code model.onnx} among them
   */
  public static void write(Path directory, ModelManifest manifest, Map<String, byte[]> files) {
    Map<String, String> checksums = new TreeMap<>();
    files.forEach((name, content) -> checksums.put(name, ModelManifest.sha256(content)));
    try {
      Files.createDirectories(directory);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(directory.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(
          directory.resolve("manifest.json"), manifest.withChecksums(checksums).toJson());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + directory, e);
    }
  }
}
