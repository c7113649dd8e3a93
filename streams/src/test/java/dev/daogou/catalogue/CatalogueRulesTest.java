package dev.daogou.catalogue;

import static dev.daogou.intake.RejectionReason.BAD_ID;
import static dev.daogou.intake.RejectionReason.BAD_LIST;
import static dev.daogou.intake.RejectionReason.BAD_NUMBER;
import static dev.daogou.intake.RejectionReason.BAD_TIME;
import static dev.daogou.intake.RejectionReason.EMPTY;
import static dev.daogou.intake.RejectionReason.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Stock;
import dev.daogou.intake.RejectionReason;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.OfferUpdate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueRulesTest {
  static Stream<CatalogueUpdate> usable() {
    return Stream.of(
        update(Stock.described("ring")),
        update(item(ring -> ring.setPrice(null))),
        update(item(ring -> ring.setPrice(0.0))),
        update(item(ring -> ring.setTitle("x".repeat(1_000)))),
        update(item(ring -> ring.setDescription("x".repeat(100_000)))),
        update(new OfferUpdate(1.0, null, null)),
        update(new OfferUpdate(null, "EUR", null)),
        update(new OfferUpdate(null, null, Availability.DISCONTINUED)),
        update(new ItemRemoval()));
  }

  @ParameterizedTest
  @MethodSource("usable")
  void shouldAccept(CatalogueUpdate update) {
    assertThat(CatalogueRules.check(update)).isEmpty();
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        broken(BAD_ID, "tenant", new CatalogueUpdate("No Shop", "a", new ItemRemoval())),
        broken(BAD_ID, "item", new CatalogueUpdate("default", "", new ItemRemoval())),
        broken(BAD_ID, "item", new CatalogueUpdate("default", "a\nb", new ItemRemoval())),
        broken(BAD_ID, "title", update(item(ring -> ring.setTitle(" ")))),
        broken(BAD_ID, "title", update(item(ring -> ring.setTitle("x".repeat(1_001))))),
        broken(TOO_LARGE, "description", update(item(r -> r.setDescription("x".repeat(100_001))))),
        broken(BAD_LIST, "attributes", update(item(ring -> ring.setAttributes(many(1_001))))),
        broken(BAD_TIME, "expiresAt", update(item(ring -> ring.setExpiresAt(Instant.MAX)))),
        broken(
            TOO_LARGE,
            "categoryPath",
            update(item(ring -> ring.setCategoryPath(List.of("x".repeat(201)))))),
        broken(TOO_LARGE, "brand", update(item(ring -> ring.setBrand("x".repeat(4_097))))),
        broken(TOO_LARGE, "currency", update(new OfferUpdate(1.0, "x".repeat(201), null))),
        broken(BAD_NUMBER, "price", update(new OfferUpdate(1e13, null, null))),
        broken(BAD_NUMBER, "price", update(item(ring -> ring.setPrice(-1.0)))),
        broken(BAD_NUMBER, "price", update(item(ring -> ring.setPrice(Double.NaN)))),
        broken(BAD_NUMBER, "price", update(new OfferUpdate(-0.01, null, null))),
        broken(EMPTY, "names a price", update(new OfferUpdate(null, null, null))),
        broken(EMPTY, "change is missing", update(null)));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void shouldRefuse(RejectionReason reason, String detail, CatalogueUpdate update) {
    assertThat(CatalogueRules.check(update))
        .hasValueSatisfying(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(reason);
              assertThat(rejection.detail()).contains(detail);
            });
  }

  private static Arguments broken(RejectionReason reason, String detail, CatalogueUpdate update) {
    return Arguments.of(reason, detail, update);
  }

  private static CatalogueUpdate update(Object change) {
    return new CatalogueUpdate("default", "ring-1", change);
  }

  private static CatalogueItem item(Consumer<CatalogueItem> change) {
    CatalogueItem item = Stock.described("ring");
    change.accept(item);
    return item;
  }

  private static Map<String, String> many(int count) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < count; i++) {
      attributes.put("a" + i, "v");
    }
    return attributes;
  }
}
