package dev.daogou.storefront.catalogue;

import dev.daogou.storefront.catalogue.WordLists.Jewellery;
import dev.daogou.storefront.catalogue.WordLists.JewelleryDesign;
import dev.daogou.storefront.catalogue.WordLists.JewelleryKind;
import dev.daogou.storefront.catalogue.WordLists.Maker;
import dev.daogou.storefront.catalogue.WordLists.Metal;
import dev.daogou.storefront.catalogue.WordLists.Occasion;
import dev.daogou.storefront.catalogue.WordLists.Stone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Composes rings, necklaces, earrings and bracelets: a design in a metal with a stone. */
final class JewelleryCounter {
  private final Jewellery words;
  private final Random random;

  JewelleryCounter(Jewellery words, Random random) {
    this.words = words;
    this.random = random;
  }

  List<ShopItem> items() {
    List<ShopItem> items = new ArrayList<>();
    for (JewelleryKind kind : words.kinds()) {
      items.addAll(itemsOf(kind));
    }
    return items;
  }

  private List<ShopItem> itemsOf(JewelleryKind kind) {
    List<ShopItem> items = new ArrayList<>();
    Set<String> made = new HashSet<>();
    while (items.size() < kind.count()) {
      JewelleryDesign design = kind.designs().get(items.size() % kind.designs().size());
      Metal metal = any(words.metals());
      Stone stone = any(words.stones());
      if (made.add(design.name().en() + metal.id() + stone.id())) {
        items.add(item(kind, design, metal, stone, items.size() + 1));
      }
    }
    return items;
  }

  private ShopItem item(
      JewelleryKind kind, JewelleryDesign design, Metal metal, Stone stone, int number) {
    Maker maker = any(words.brands());
    Occasion occasion = random.nextInt(3) == 0 ? any(words.occasions()) : occasion(design);
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("metal", metal.id());
    attributes.put("stone", stone.id());
    attributes.put("style", design.style());
    attributes.put("occasion", occasion.id());
    attributes.put("colour", metal.colour());
    double price = (metal.base() * kind.weight() + stone.add()) * maker.factor();
    return new ShopItem(
        "%s-%02d".formatted(kind.id(), number),
        title(kind, design, metal, stone, maker),
        Sentences.join(design.note(), metal.note(), stone.note(), occasion.note()),
        List.of("Jewellery", kind.category()),
        maker.name().en(),
        Prices.rounded(price),
        new TreeMap<>(attributes));
  }

  private static Bilingual title(
      JewelleryKind kind, JewelleryDesign design, Metal metal, Stone stone, Maker maker) {
    String words =
        String.join(" ", maker.name().en(), stone.name().en(), design.name().en(), kind.name().en())
            .replaceAll(" +", " ");
    return new Bilingual(
        Sentences.titleCase(words) + " in " + metal.name().en(),
        maker.name().zh()
            + metal.name().zh()
            + stone.name().zh()
            + design.name().zh()
            + Sentences.withoutEcho(design.name().zh(), kind.name().zh()));
  }

  private Occasion occasion(JewelleryDesign design) {
    return words.occasions().stream()
        .filter(o -> o.id().equals(design.occasion().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no occasion " + design.occasion()));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
