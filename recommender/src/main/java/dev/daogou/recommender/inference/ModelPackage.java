package dev.daogou.recommender.inference;

import dev.daogou.recommender.inference.ModelManifest.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model whose manifest was read and whose graph is open: everything it says of itself was
 * checked.
 *
 * @param manifest what it says
 * @param files where its other files are
 * @param session its graph
 */
record ModelPackage(ModelManifest manifest, ModelFiles files, OnnxSession session) {

  /** Reads and checks a model; refused with the first thing that does not fit. */
  static Loading<ModelPackage> open(ModelFiles files, ModelKind kind, ModelSettings settings) {
    return manifest(files)
        .then(manifest -> describes(manifest, kind))
        .then(manifest -> intact(manifest, files))
        .then(manifest -> opened(manifest, files, settings))
        .then(ModelPackage::matching);
  }

  private static Loading<ModelManifest> manifest(ModelFiles files) {
    return files
        .read(ModelFiles.MANIFEST)
        .map(ModelManifest::read)
        .orElseGet(() -> Loading.refused("no manifest.json in " + files));
  }

  private static Loading<ModelManifest> describes(ModelManifest manifest, ModelKind kind) {
    if (manifest.formatVersion() != ModelManifest.FORMAT_VERSION) {
      return Loading.refused(
          "manifest has format version %d, this program reads %d"
              .formatted(manifest.formatVersion(), ModelManifest.FORMAT_VERSION));
    }
    if (manifest.kind() != kind) {
      return Loading.refused(
          "model is a %s, a %s is needed"
              .formatted(
                  Optional.ofNullable(manifest.kind()).map(ModelKind::text).orElse("nothing"),
                  kind.text()));
    }
    if (manifest.name() == null || manifest.version() == null) {
      return Loading.refused("manifest has no name or no version");
    }
    if (manifest.outputs().isEmpty()) {
      return Loading.refused("manifest names no output");
    }
    if (!manifest.sha256().containsKey(ModelFiles.GRAPH)) {
      return Loading.refused("manifest has no sha256 for " + ModelFiles.GRAPH);
    }
    return Loading.loaded(manifest);
  }

  private static Loading<ModelManifest> intact(ModelManifest manifest, ModelFiles files) {
    for (Map.Entry<String, String> expected : manifest.sha256().entrySet()) {
      Optional<byte[]> content = files.read(expected.getKey());
      if (content.isEmpty()) {
        return Loading.refused("no %s in %s".formatted(expected.getKey(), files));
      }
      if (!ModelManifest.sha256(content.get()).equalsIgnoreCase(expected.getValue())) {
        return Loading.refused(
            "checksum of %s is not the one in the manifest".formatted(expected.getKey()));
      }
    }
    return Loading.loaded(manifest);
  }

  private static Loading<ModelPackage> opened(
      ModelManifest manifest, ModelFiles files, ModelSettings settings) {
    return OnnxSession.open(files.read(ModelFiles.GRAPH).orElseThrow(), settings)
        .then(session -> Loading.loaded(new ModelPackage(manifest, files, session)));
  }

  private Loading<ModelPackage> matching() {
    return mismatch("inputs", manifest.inputs(), session.inputs())
        .or(() -> mismatch("outputs", manifest.outputs(), session.outputs()))
        .map(this::<ModelPackage>refuse)
        .orElseGet(() -> Loading.loaded(this));
  }

  private static Optional<String> mismatch(String what, List<Tensor> said, List<Tensor> real) {
    boolean same =
        said.size() == real.size()
            && said.stream().allMatch(tensor -> real.stream().anyMatch(tensor::fits));
    return same
        ? Optional.empty()
        : Optional.of("%s of the graph are %s, the manifest says %s".formatted(what, real, said));
  }

  /** Closes the graph and says why. */
  <T> Loading<T> refuse(String reason) {
    session.close();
    return Loading.refused(reason);
  }
}
