package dev.daogou.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.catalogue.CatalogueView;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.items.ItemRecords;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.settings.PersonalizationSettings;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemNeighbours;
import dev.daogou.schemas.Neighbour;
import dev.daogou.schemas.ShopperKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisitListTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final PersonalizationSettings SETTINGS = PersonalizationSettings.defaults();

  private final ItemGraphs graphs =
      new ItemGraphs(new ItemSpaces(4, SETTINGS.vectors().signature()), SETTINGS.items());

  @BeforeEach
  void open() {
    offer("ring", 1, 0, 0, 0);
    offer("chain", 0.6f, 0.8f, 0, 0);
    offer("phone", 0, 0, 1, 0);
    offer("case", 0, 0, 0, 1);
    offer("sofa", 0, 0, 0, -1);
  }

  @Test
  void shouldBringWhatFollowedTheNewestItemsFirst() {
    follows("case", "phone");
    follows("sofa", "ring");

    List<ListedItem> items = rank("phone", "ring");

    assertThat(items).extracting(ListedItem::item).startsWith("case", "sofa");
    assertThat(items.getFirst().reason()).isEqualTo("viewed-next");
    assertThat(items.getFirst().because()).isEqualTo("phone");
  }

  @Test
  void shouldBringWhatIsAlikeWhereNothingFollowed() {
    List<ListedItem> items = rank("ring");

    assertThat(items.getFirst().item()).isEqualTo("chain");
    assertThat(items.getFirst().reason()).isEqualTo("similar");
  }

  @Test
  void shouldLetSeveralItemsSpeakForOne() {
    follows("case", "phone");
    follows("sofa", "ring", "chain");

    List<ListedItem> items = rank("phone", "ring", "chain");

    assertThat(items.getFirst().item()).isEqualTo("sofa");
  }

  @Test
  void shouldPassOverWhatIsNotKnownAndNotShowWhatIsOnScreen() {
    follows("ring", "phone");

    List<ListedItem> items = rank("phone", "never-heard-of");

    assertThat(items).extracting(ListedItem::item).startsWith("ring").doesNotContain("phone");
  }

  private List<ListedItem> rank(String... visit) {
    var shopper = new ShopperKey("default", "ann");
    var list = VisitList.of(graphs.of("default"), shopper, List.of(visit), NOW);
    return Selection.of(graphs.of("default"), Wishes.forYou(10), list).items();
  }

  private void follows(String item, String... before) {
    List<Neighbour> neighbours =
        List.of(before).stream().map(other -> new Neighbour(other, 1f)).toList();
    ItemRecords.accept(
        graphs, new ItemKey("default", item), new ItemNeighbours(NOW, neighbours, List.of()));
  }

  private void offer(String item, float... embedding) {
    CatalogueItem content = CatalogueItem.newBuilder().setTitle(item).setPrice(1.0).build();
    CatalogueView.of(graphs.spaces())
        .accept(
            new ItemKey("default", item),
            new CataloguedItem(content, "none", QuantizedVectors.write(embedding), NOW));
  }
}
