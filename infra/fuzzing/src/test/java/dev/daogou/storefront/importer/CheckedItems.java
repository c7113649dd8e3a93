package dev.daogou.storefront.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.fuzzing.FiniteNumbers;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.Topics;
import dev.daogou.storefront.service.CatalogueUpdateJson;

/** Writes every item that is found in both of the forms in which it is sent. */
final class CheckedItems implements ItemSink {
  private static final Topics TOPICS = Topics.withPartitions(1);
  private static final int LONGEST_MESSAGE = 2_000;

  @Override
  public void item(long line, CatalogueUpdate update) {
    assertThat(TOPICS.catalogueUpdates().value().serializer().serialize("t", update)).isNotEmpty();
    FiniteNumbers.check(CatalogueUpdateJson.of(update));
  }

  @Override
  public void unusable(long line, String item, String why) {
    assertThat(why).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
  }

  @Override
  public void malformed(long line, String what) {
    assertThat(what).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
