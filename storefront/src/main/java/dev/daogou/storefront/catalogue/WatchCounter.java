package dev.daogou.storefront.catalogue;

import dev.daogou.storefront.catalogue.WordLists.Dial;
import dev.daogou.storefront.catalogue.WordLists.Maker;
import dev.daogou.storefront.catalogue.WordLists.WatchCase;
import dev.daogou.storefront.catalogue.WordLists.WatchDesign;
import dev.daogou.storefront.catalogue.WordLists.Watches;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Composes watches: a movement in a case behind a dial. */
final class WatchCounter {
  private final Watches words;
  private final List<Maker> makers;
  private final Random random;

  WatchCounter(Watches words, List<Maker> makers, Random random) {
    this.words = words;
    this.makers = makers;
    this.random = random;
  }

  List<ShopItem> items() {
    List<ShopItem> items = new ArrayList<>();
    Set<String> made = new HashSet<>();
    while (items.size() < words.count()) {
      WatchDesign design = words.designs().get(items.size() % words.designs().size());
      WatchCase metal = any(words.cases());
      Dial dial = any(words.dials());
      if (made.add(design.name().en() + metal.id() + dial.id())) {
        items.add(item(design, metal, dial, items.size() + 1));
      }
    }
    return items;
  }

  private ShopItem item(WatchDesign design, WatchCase metal, Dial dial, int number) {
    Maker maker = any(makers);
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("metal", metal.id());
    attributes.put("dial", dial.id());
    attributes.put("style", design.style());
    attributes.put("occasion", design.occasion());
    attributes.put("colour", metal.colour());
    return new ShopItem(
        "watch-%02d".formatted(number),
        title(design, metal, dial, maker),
        Sentences.join(design.note(), metal.note()),
        List.of("Jewellery", words.category()),
        maker.name().en(),
        Prices.rounded(design.base() * metal.factor() * maker.factor()),
        new TreeMap<>(attributes));
  }

  private Bilingual title(WatchDesign design, WatchCase metal, Dial dial, Maker maker) {
    return new Bilingual(
        Sentences.titleCase(
            "%s %s %s, %s dial, %s"
                .formatted(
                    maker.name().en(),
                    design.name().en(),
                    words.name().en(),
                    dial.name().en(),
                    metal.name().en())),
        maker.name().zh()
            + design.name().zh()
            + words.name().zh()
            + " "
            + dial.name().zh()
            + "表盘 "
            + metal.name().zh());
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
