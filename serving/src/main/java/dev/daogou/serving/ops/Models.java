package dev.daogou.serving.ops;

import dev.daogou.LiveModels;
import dev.daogou.recommender.features.Features;
import dev.daogou.recommender.inference.CachedTextEncoder;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.serving.ops.StreamsApplication.ModelsInUse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The models of this process, opened when they are first needed. Without its encoder the service
 * cannot start; without a ranker the blend of the sources decides.
 */
@ApplicationScoped
public class Models {
  private static final Logger LOG = Logger.getLogger(Models.class);
  private static final String NONE = "none";

  private final ServiceConfig.Model config;
  private final ModelSettings settings;
  private @Nullable OnnxTextEncoder encoder;
  private @Nullable TextEncoder remembering;
  private @Nullable LiveModels live;

  Models(ServiceConfig config, ModelSettings settings) {
    this.config = config.model();
    this.settings = settings;
  }

  /**
   * The text encoder.
   *
   * @throws IllegalStateException with the reason when it is refused
   */
  public synchronized TextEncoder encoder() {
    if (remembering == null) {
      OnnxTextEncoder loaded = loadEncoder();
      encoder = loaded;
      remembering = new CachedTextEncoder(loaded, config.rememberedTexts());
      LOG.infof(
          "text encoder %s on %s (%s)",
          loaded.version(), loaded.provider(), loaded.providerReason());
    }
    return remembering;
  }

  private OnnxTextEncoder loadEncoder() {
    ModelFiles files =
        config
            .encoder()
            .map(directory -> ModelFiles.in(Path.of(directory)))
            .orElseGet(ModelFiles::shippedTextEncoder);
    return switch (OnnxTextEncoder.load(files, settings)) {
      case Loading.Loaded<OnnxTextEncoder>(OnnxTextEncoder model) -> model;
      case Loading.Refused<OnnxTextEncoder>(String reason) ->
          throw new IllegalStateException(
              "the text encoder in " + files + " is refused: " + reason);
    };
  }

  /**
   * Those that may be exchanged while they are used: as configured, where they fit, until others
   * are announced.
   */
  public synchronized LiveModels live() {
    if (live == null) {
      live =
          new LiveModels(
              LiveModel.of(
                  config.sequence().flatMap(directory -> loadSequence(Path.of(directory)))),
              LiveModel.of(
                  NONE.equals(config.ranker().orElse("")) ? Optional.empty() : loadRanker()),
              config.follow() ? Optional.of(settings) : Optional.empty());
    }
    return live;
  }

  /** What is in use now. */
  public synchronized ModelsInUse inUse() {
    OnnxTextEncoder encodes = encoder;
    if (encodes == null || live == null) {
      return ModelsInUse.NONE;
    }
    String sequence = live.sequence().use(SequenceModel::version).orElse(null);
    return live.ranker()
        .use(
            ranks ->
                new ModelsInUse(
                    ranks.provider(),
                    ranks.providerReason(),
                    encodes.version(),
                    ranks.version(),
                    sequence))
        .orElseGet(
            () ->
                new ModelsInUse(
                    encodes.provider(),
                    encodes.providerReason(),
                    encodes.version(),
                    null,
                    sequence));
  }

  @PreDestroy
  synchronized void close() {
    if (live != null) {
      live.close();
    }
    if (encoder != null) {
      encoder.close();
    }
  }

  private Optional<Ranker> loadRanker() {
    ModelFiles files =
        config
            .ranker()
            .map(directory -> ModelFiles.in(Path.of(directory)))
            .orElseGet(ModelFiles::shippedRanker);
    return switch (Ranker.load(files, Features.names(), settings)) {
      case Loading.Loaded<Ranker>(Ranker model) -> {
        LOG.infof(
            "ranker %s on %s (%s)", model.version(), model.provider(), model.providerReason());
        yield Optional.of(model);
      }
      case Loading.Refused<Ranker>(String reason) -> {
        LOG.warnf("the ranker in %s is refused, the blend decides: %s", files, reason);
        yield Optional.empty();
      }
    };
  }

  private Optional<SequenceModel> loadSequence(Path directory) {
    return switch (SequenceModel.load(ModelFiles.in(directory), settings)) {
      case Loading.Loaded<SequenceModel>(SequenceModel model) -> {
        LOG.infof("sequence model %s of %d items", model.version(), model.items());
        yield Optional.of(model);
      }
      case Loading.Refused<SequenceModel>(String reason) -> {
        LOG.warnf("the sequence model in %s is refused: %s", directory, reason);
        yield Optional.empty();
      }
    };
  }
}
