package dev.daogou.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.sources.Reason;
import dev.daogou.schemas.ShopperKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListIdentityTest {
  @Test
  void shouldNotDependOnScores() {
    List<ListItem> high = List.of(item("a", 9f, Reason.SIMILAR), item("b", 8f, Reason.NEW));
    List<ListItem> low = List.of(item("a", 2f, Reason.SIMILAR), item("b", 1f, Reason.NEW));

    assertThat(ListIdentity.of(low)).isEqualTo(ListIdentity.of(high));
  }

  @Test
  void shouldDependOnItemsOrderAndReasons() {
    long identity = ListIdentity.of(List.of(item("a", 1, Reason.NEW), item("b", 1, Reason.NEW)));

    assertThat(
            List.of(
                ListIdentity.of(List.of(item("b", 1, Reason.NEW), item("a", 1, Reason.NEW))),
                ListIdentity.of(List.of(item("a", 1, Reason.NEW), item("c", 1, Reason.NEW))),
                ListIdentity.of(List.of(item("a", 1, Reason.NEW))),
                ListIdentity.of(List.of(item("a", 1, Reason.NEW), item("b", 1, Reason.SIMILAR)))))
        .doesNotContain(identity)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldTellShuffledListsApart() {
    Random random = new Random(1);
    List<ListItem> items = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      items.add(item("item-" + i, 1, Reason.NEW));
    }
    Set<Long> identities = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      Collections.shuffle(items, random);
      identities.add(ListIdentity.of(items));
    }

    assertThat(identities).hasSize(5_000);
  }

  @Test
  void shouldNameTheSameListTheSameAfterACrash() {
    var ann = new ShopperKey("default", "ann");

    long name = ListIdentity.number(ann, 7, "e1", 1000);

    assertThat(ListIdentity.number(ann, 7, "e1", 1000)).isEqualTo(name);
    assertThat(
            List.of(
                ListIdentity.number(new ShopperKey("default", "ben"), 7, "e1", 1000),
                ListIdentity.number(ann, 8, "e1", 1000),
                ListIdentity.number(ann, 7, "e2", 1000),
                ListIdentity.number(ann, 7, null, 1000)))
        .doesNotContain(name);
  }

  private static ListItem item(String id, float score, Reason reason) {
    return new ListItem(id, score, reason, Optional.empty());
  }
}
