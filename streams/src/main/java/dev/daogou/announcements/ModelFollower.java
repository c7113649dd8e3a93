package dev.daogou.announcements;

import dev.daogou.app.StageMetrics;
import dev.daogou.recommender.inference.LoadableModel;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelKind;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.schemas.ModelAnnouncement;
import dev.daogou.schemas.ModelKey;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts announced models into use. The topic's thread only notes what is wanted; a thread of its own
 * loads, since that may take seconds. Of several announcements of one kind the latest counts. What
 * does not fit, in whatever way, is refused with the reason in the log, and the model in use stays.
 */
public final class ModelFollower {
  private static final Logger LOG = LoggerFactory.getLogger(ModelFollower.class);
  private static final int LONGEST_TOLD = 1_000;

  private final Topic<ModelKey, ModelAnnouncement> topic;
  private final Map<ModelKind, LoadableModel<?>> models;
  private final StageMetrics metrics;
  private final Map<ModelKind, Optional<ModelAnnouncement>> wanted = new LinkedHashMap<>();
  private boolean working;

  /**
   * @param topic how announcements are written
   * @param models those that can be exchanged
   */
  public ModelFollower(
      Topic<ModelKey, ModelAnnouncement> topic,
      Map<ModelKind, LoadableModel<?>> models,
      StageMetrics metrics) {
    this.topic = topic;
    this.models = Map.copyOf(models);
    this.metrics = metrics;
  }

  /** Takes a record of the topic as it came, whatever is in it; a null value goes back. */
  public void accept(byte[] key, byte[] value) {
    try {
      ModelKey name = topic.key().deserializer().deserialize(topic.name(), key);
      if (name == null) {
        refuse("unreadable", "an announcement without a key");
        return;
      }
      accept(
          name, Optional.ofNullable(topic.value().deserializer().deserialize(topic.name(), value)));
    } catch (RuntimeException e) {
      // Whatever else is written to the topic must not stop the thread that reads it.
      refuse("unreadable", "an announcement under " + text(key) + ": " + e.getMessage());
    }
  }

  private static String text(byte[] key) {
    return key == null ? "no key" : "'" + new String(key, StandardCharsets.UTF_8) + "'";
  }

  private void accept(ModelKey key, Optional<ModelAnnouncement> announcement) {
    Optional<ModelKind> kind =
        models.keySet().stream().filter(known -> known.text().equals(key.kind())).findFirst();
    if (!key.tenant().equals(Tenants.DEFAULT)) {
      refuse("tenant", key + ": all tenants share a model, announce it for " + Tenants.DEFAULT);
    } else if (kind.isEmpty()) {
      refuse("kind", key + ": no model of that kind can be exchanged");
    } else {
      want(kind.get(), announcement);
    }
  }

  private synchronized void want(ModelKind kind, Optional<ModelAnnouncement> announcement) {
    wanted.put(kind, announcement);
    if (!working) {
      working = true;
      Thread.ofPlatform().daemon().name("daogou-models").start(this::work);
    }
  }

  private void work() {
    for (var next = next(); next.isPresent(); next = next()) {
      ModelKind kind = next.get().getKey();
      try {
        next.get()
            .getValue()
            .ifPresentOrElse(announced -> exchange(kind, announced), () -> revert(kind));
      } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
        LOG.warn("the {} announced is refused", kind.text(), e);
        metrics.modelRefused("failed");
      }
    }
  }

  private synchronized Optional<Map.Entry<ModelKind, Optional<ModelAnnouncement>>> next() {
    var next = wanted.entrySet().stream().findFirst().map(Map.Entry::copyOf);
    next.ifPresent(entry -> wanted.remove(entry.getKey()));
    working = next.isPresent();
    return next;
  }

  private LoadableModel<?> model(ModelKind kind) {
    return Objects.requireNonNull(models.get(kind), kind.text());
  }

  private void revert(ModelKind kind) {
    model(kind).live().revert();
    metrics.modelSwapped(kind.text());
    LOG.info("no {} is announced any more: back to the configured one", kind.text());
  }

  private void exchange(ModelKind kind, ModelAnnouncement announced) {
    Optional<Path> directory = directory(announced.getLocation());
    if (directory.isEmpty()) {
      refuse("location", announced, "its location is no absolute path");
      return;
    }
    ModelFiles files = ModelFiles.in(directory.get());
    Optional<byte[]> manifest = files.read(ModelFiles.MANIFEST);
    if (manifest.isEmpty()) {
      refuse("missing", announced, "no manifest.json there that can be read from here");
    } else if (!ModelManifest.sha256(manifest.get())
        .equalsIgnoreCase(announced.getManifestSha256())) {
      refuse("checksum", announced, "the manifest there is not the one that was announced");
    } else {
      exchange(model(kind), kind, announced, files);
    }
  }

  private <M extends AutoCloseable> void exchange(
      LoadableModel<M> model, ModelKind kind, ModelAnnouncement announced, ModelFiles files) {
    switch (model.exchange(files)) {
      case Loading.Loaded<M> _ -> {
        metrics.modelSwapped(kind.text());
        LOG.info("{} {} is in use from now on", kind.text(), id(announced));
      }
      case Loading.Refused<M>(String reason) -> refuse("unfit", announced, reason);
    }
  }

  private static Optional<Path> directory(String location) {
    try {
      return Optional.of(Path.of(location)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String id(ModelAnnouncement announced) {
    return announced.getName() + "@" + announced.getVersion();
  }

  private void refuse(String reason, ModelAnnouncement announced, String why) {
    refuse(
        reason,
        "%s %s in %s: %s"
            .formatted(announced.getKind(), id(announced), announced.getLocation(), why));
  }

  private void refuse(String reason, String what) {
    metrics.modelRefused(reason);
    LOG.warn("an announced model is refused and the one in use stays ({})", onOneLine(what));
  }

  // Whoever may write to the topic must not be able to write lines of the log.
  private static String onOneLine(String what) {
    String cut = what.length() > LONGEST_TOLD ? what.substring(0, LONGEST_TOLD) + "…" : what;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
