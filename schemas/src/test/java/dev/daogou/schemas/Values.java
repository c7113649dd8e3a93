package dev.daogou.schemas;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The types that stand on topics. */
final class Values {
  static final List<Class<? extends SpecificRecord>> ON_TOPICS =
      List.of(
          StorefrontEvent.class,
          CatalogueUpdate.class,
          CataloguedItem.class,
          ItemVectors.class,
          ItemNeighbours.class,
          SessionVisits.class,
          RecommendationUpdate.class,
          Outcome.class,
          TrendBucket.class,
          ModelAnnouncement.class);

  private Values() {}
}
