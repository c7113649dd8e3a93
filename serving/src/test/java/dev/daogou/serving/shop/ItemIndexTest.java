package dev.daogou.serving.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemIndexTest {
  private final ItemIndex index = new ItemIndex();

  @Test
  void shouldFindAnItemAtOnceAndNotAfterItHasLeft() {
    put("ring-1", "Silver ring with a pearl", "925银珍珠戒指");
    assertThat(index.search("pearl")).containsExactly("ring-1");

    index.remove("ring-1");

    assertThat(index.search("pearl")).isEmpty();
  }

  @Test
  void shouldFindChineseWhoseLettersStandApart() {
    put("ring-1", "Silver ring with a pearl", "月苇925银珍珠戒指");
    put("ring-2", "Gold ring", "金戒指");
    put("finger", "Thimble", "银指套，戒备");

    assertThat(index.search("银戒指")).containsExactly("ring-1", "finger");
    assertThat(index.search("戒指")).contains("ring-1", "ring-2");
  }

  @Test
  void shouldKnowWordsByStemBeginningAndOneWrongLetter() {
    put("earrings-1", "Emerald drop earrings", "祖母绿耳坠");
    put("ring-1", "Plain ring", "素圈戒指");

    assertThat(index.search("earring")).containsExactly("earrings-1");
    assertThat(index.search("emer")).containsExactly("earrings-1");
    assertThat(index.search("emarald")).containsExactly("earrings-1");
    assertThat(index.search("emerald drop")).containsExactly("earrings-1");
  }

  @Test
  void shouldAskForEveryWordAndPreferTitles() {
    index.put(item("a", "Ring", "戒指", "It goes with pearl earrings."));
    put("b", "Pearl ring", "珍珠戒指");

    assertThat(index.search("pearl ring")).containsExactly("b", "a");
    assertThat(index.search("pearl watch")).isEmpty();
  }

  @Test
  void shouldTakeWhateverIsTyped() {
    put("ring-1", "Silver ring", "银戒指");

    assertThat(index.search("*:* AND (ring\" OR [")).containsExactly("ring-1");
    assertThat(index.search("???")).isEmpty();
    assertThat(index.search("ring ".repeat(60))).containsExactly("ring-1");
  }

  private void put(String id, String english, String chinese) {
    index.put(item(id, english, chinese, ""));
  }

  private static ShopItem item(String id, String english, String chinese, String text) {
    return new ShopItem(
        id,
        Map.of("en", new ShopItem.Texts(english, text), "zh", new ShopItem.Texts(chinese, "")),
        List.of("Things"),
        "Maker",
        10.0,
        "CNY",
        Map.of("metal", "steel"),
        true,
        1);
  }
}
