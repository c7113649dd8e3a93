package dev.daogou.models.learning;

import dev.daogou.recommender.inference.SequenceModel;
import java.util.Optional;

/**
 * A sequence model that lives as long as its folder.
 *
 * @param folder goes when this is closed
 * @param model maybe none
 */
public record OwnSequence(ModelFolder folder, Optional<SequenceModel> model)
    implements AutoCloseable {
  @Override
  public void close() {
    model.ifPresent(SequenceModel::close);
    folder.close();
  }
}
