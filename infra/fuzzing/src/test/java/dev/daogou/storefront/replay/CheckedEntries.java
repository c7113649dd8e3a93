package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.fuzzing.FiniteNumbers;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import dev.daogou.storefront.service.CatalogueUpdateJson;
import dev.daogou.storefront.service.EventJson;

/** Writes every entry that is found in both of the forms in which it is sent. */
final class CheckedEntries implements Sink {
  private static final Topics TOPICS = Topics.withPartitions(1);
  private static final int LONGEST_MESSAGE = 2_000;

  @Override
  public void event(StorefrontEvent event) {
    assertThat(TOPICS.events().value().serializer().serialize("t", event)).isNotEmpty();
    FiniteNumbers.check(EventJson.of(event));
  }

  @Override
  public void item(CatalogueUpdate update) {
    assertThat(TOPICS.catalogueUpdates().value().serializer().serialize("t", update)).isNotEmpty();
    FiniteNumbers.check(CatalogueUpdateJson.of(update));
  }

  @Override
  public void malformed(long line, String what) {
    assertThat(what).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
  }

  @Override
  public void setAside(String why, long rows) {
    assertThat(rows).isPositive();
  }

  @Override
  public void noted(String what, long rows) {
    assertThat(rows).isPositive();
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
