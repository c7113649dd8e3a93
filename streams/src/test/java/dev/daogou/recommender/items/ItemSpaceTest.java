package dev.daogou.recommender.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Stock;
import dev.daogou.catalogue.CatalogueCards;
import dev.daogou.recommender.vectors.Signature;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ItemSpaceTest {
  private final Stock stock = new Stock();
  private final ItemSpace space = stock.space();

  @Test
  void shouldGiveEachItemASlotOfItsOwnForGood() {
    Random random = new Random(1);
    Map<String, Integer> slots = new HashMap<>();
    for (int step = 0; step < 5_000; step++) {
      String item = "item-" + random.nextInt(2_500);
      switch (random.nextInt(3)) {
        case 0 -> stock.put(item, "word" + random.nextInt(9));
        case 1 -> stock.remove(item);
        default -> space.slotFor(item);
      }
      int slot = space.slot(item);
      if (slot != ItemSpace.UNKNOWN) {
        assertThat(slots.merge(item, slot, (known, now) -> known)).isEqualTo(slot);
        assertThat(space.item(slot)).isEqualTo(item);
      }
    }

    assertThat(slots.values()).doesNotHaveDuplicates().allMatch(slot -> slot < space.size());
    assertThat(space.size()).isEqualTo(slots.size());
    assertThat(space.cards())
        .isEqualTo((int) slots.values().stream().filter(slot -> space.card(slot) != null).count());
    assertThat(space.byContent().size()).isEqualTo(space.cards());
  }

  @Test
  void shouldMakeTheFixedVectorOfContentAndSignature() {
    stock.put("ring", "silver ring");
    float[] vector = new float[space.width()];

    space.fixedVector("ring", vector);

    float[] content = stock.encoder.encode(List.of("silver ring"))[0];
    assertThat(Arrays.copyOf(vector, space.contentWidth()))
        .containsExactly(content, within(0.5f / 127));
    assertThat(Arrays.copyOfRange(vector, space.contentWidth(), space.width()))
        .containsExactly(Signature.of("ring", space.width() - space.contentWidth()));
  }

  @Test
  void shouldKnowAnUnknownItemByItsSignatureAlone() {
    float[] unknown = new float[space.width()];
    Arrays.fill(unknown, 9f);
    float[] spokenOf = new float[space.width()];

    space.fixedVector("nobody", unknown);
    space.slotFor("nobody");
    space.fixedVector("nobody", spokenOf);

    assertThat(unknown).startsWith(new float[space.contentWidth()]).containsExactly(spokenOf);
  }

  @Test
  void shouldForgetTheTextOfWhatLeft() {
    stock.put("ring", "silver ring").put("chain", "gold chain");

    stock.remove("ring");

    float[] vector = new float[space.width()];
    space.fixedVector("ring", vector);
    assertThat(Arrays.copyOf(vector, space.contentWidth())).containsOnly(0f);
    assertThat(space.card(space.slot("ring"))).isNull();
    assertThat(space.byContent().size()).isEqualTo(1);
    assertThat(space.cards()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Availability.class)
  void shouldOfferWhatCanBeHad(Availability availability) {
    CatalogueItem item = Stock.described("ring");
    item.setAvailability(availability);
    stock.put("ring", item);

    assertThat(space.isOffered(space.slot("ring")))
        .isEqualTo(availability == Availability.IN_STOCK || availability == Availability.PREORDER);
  }

  @Test
  void shouldOfferItemsWithoutARecordOnlyWhereThereIsNoCatalogue() {
    int slot = space.slotFor("seen");
    assertThat(space.isOffered(slot)).isTrue();

    stock.put("ring", "ring");
    assertThat(space.isOffered(slot)).isFalse();

    stock.remove("ring");
    assertThat(space.isOffered(slot)).isTrue();
  }

  @Test
  void shouldOfferAnItemUntilItExpires() {
    AtomicLong now = new AtomicLong(1_000);
    var space = new ItemSpace(stock.encoder.dimensions(), 8, now::get);
    CatalogueItem item = Stock.described("ring");
    item.setExpiresAt(Instant.ofEpochMilli(2_000));
    space.put(new ItemSpace.CardAndEmbedding(CatalogueCards.of("ring", item), new float[0]));
    assertThat(space.isOffered(space.slot("ring"))).isTrue();

    now.set(2_000);

    assertThat(space.isOffered(space.slot("ring"))).isFalse();
  }

  @Test
  void shouldKnowTheFamiliesAsTheCatalogueSaysNow() {
    Random random = new Random(5);
    Map<String, String> products = new HashMap<>();
    for (int step = 0; step < 3_000; step++) {
      String item = "v" + random.nextInt(40);
      if (random.nextInt(4) == 0) {
        stock.remove(item);
        products.remove(item);
      } else {
        CatalogueItem record = Stock.described("thing");
        record.setVariantOf(random.nextInt(3) == 0 ? null : "p" + random.nextInt(8));
        stock.put(item, record);
        products.put(item, record.getVariantOf());
      }
      String product = products.get(item);
      List<String> family =
          product == null
              ? List.of()
              : Stream.concat(
                      Stream.of(product),
                      products.keySet().stream().filter(i -> product.equals(products.get(i))))
                  .toList();
      int slot = space.slot(item);
      if (slot != ItemSpace.UNKNOWN) {
        assertThat(Arrays.stream(space.family(slot)).mapToObj(space::item))
            .containsExactlyInAnyOrderElementsOf(family);
        assertThat(space.item(space.product(slot))).isEqualTo(product == null ? item : product);
      }
    }
  }

  @Test
  void shouldKeepThePlaceOfAnItemThatIsOnlyChanged() {
    stock.put("first", "ring").put("second", "ring").put("first", "another ring");

    assertThat(space.card(space.slot("first")).order())
        .isLessThan(space.card(space.slot("second")).order());
    assertThat(space.card(space.slot("first")).title()).isEqualTo("another ring");
  }

  @Test
  void shouldKeepTheBehaviourOfAnItemWhoseRecordChanges() {
    stock.put("ring", "ring");
    int slot = space.slot("ring");
    float[] behaviour = Signature.of("anything", space.width());
    space.matrix().set(slot, space.width(), behaviour);

    stock.put("ring", "another ring");

    float[] row = new float[2 * space.width()];
    space.matrix().copyRow(slot, row);
    assertThat(Arrays.copyOfRange(row, space.width(), row.length)).containsExactly(behaviour);
  }
}
