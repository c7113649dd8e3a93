package dev.daogou.storefront.catalogue;

import dev.daogou.storefront.catalogue.WordLists.Accessories;
import dev.daogou.storefront.catalogue.WordLists.AccessoryBrand;
import dev.daogou.storefront.catalogue.WordLists.Fitted;
import dev.daogou.storefront.catalogue.WordLists.FittedKind;
import dev.daogou.storefront.catalogue.WordLists.PhoneBrand;
import dev.daogou.storefront.catalogue.WordLists.PhoneModel;
import dev.daogou.storefront.catalogue.WordLists.Universal;
import dev.daogou.storefront.catalogue.WordLists.UniversalDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists the accessories: those cut for one phone model, and those that fit every phone. */
final class AccessoryCounter {
  private static final int BRANDS_OF_EACH_DESIGN = 3;
  private static final double[] BRAND_FACTOR = {1.0, 0.8, 1.3};

  private final Accessories words;
  private final List<PhoneBrand> phones;

  AccessoryCounter(Accessories words, List<PhoneBrand> phones) {
    this.words = words;
    this.phones = phones;
  }

  List<ShopItem> items() {
    List<ShopItem> items = new ArrayList<>();
    words.perModel().forEach(fitted -> items.addAll(cutForEachModel(fitted)));
    words.universal().forEach(universal -> items.addAll(forEveryPhone(universal)));
    return items;
  }

  private List<ShopItem> cutForEachModel(Fitted fitted) {
    List<ShopItem> items = new ArrayList<>();
    int next = 0;
    for (PhoneBrand brand : phones) {
      for (PhoneModel model : brand.models()) {
        Bilingual phone = PhoneCounter.fullName(brand, model);
        for (int i = 0; i < fitted.perModel(); i++) {
          FittedKind kind = fitted.kinds().get(next % fitted.kinds().size());
          items.add(cut(fitted, kind, phone, brandOf(next), items.size() + 1));
          next++;
        }
      }
    }
    return items;
  }

  private static ShopItem cut(
      Fitted fitted, FittedKind kind, Bilingual phone, AccessoryBrand maker, int number) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put(ShopItem.MODEL, phone.en());
    attributes.put("design", kind.id());
    attributes.put("colour", kind.colour());
    attributes.put("material", kind.material());
    return new ShopItem(
        "%s-%02d".formatted(fitted.id(), number),
        new Bilingual(
            Sentences.titleCase(
                    "%s %s %s".formatted(maker.id(), kind.name().en(), fitted.name().en()))
                + " for "
                + phone.en(),
            "%s%s%s 适用%s".formatted(maker.zh(), kind.name().zh(), fitted.name().zh(), phone.zh())),
        Sentences.join(
            kind.note(),
            new Bilingual(
                "Cut to the millimetre for the %s.".formatted(phone.en()),
                "按%s精确开模。".formatted(phone.zh()))),
        List.of("Accessories", fitted.category()),
        maker.id(),
        kind.price(),
        new TreeMap<>(attributes));
  }

  private List<ShopItem> forEveryPhone(Universal universal) {
    List<ShopItem> items = new ArrayList<>();
    for (int d = 0; d < universal.designs().size(); d++) {
      for (int b = 0; b < BRANDS_OF_EACH_DESIGN; b++) {
        items.add(
            plain(
                universal,
                universal.designs().get(d),
                brandOf(d + b),
                BRAND_FACTOR[b],
                items.size() + 1));
      }
    }
    return items;
  }

  private static ShopItem plain(
      Universal universal,
      UniversalDesign design,
      AccessoryBrand maker,
      double factor,
      int number) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("design", design.name().en());
    attributes.put("power", design.power());
    return new ShopItem(
        "%s-%02d".formatted(universal.id(), number),
        new Bilingual(
            Sentences.titleCase(
                "%s %s %s".formatted(maker.id(), design.name().en(), universal.name().en())),
            maker.zh() + design.name().zh() + universal.name().zh()),
        Sentences.join(
            design.note(), new Bilingual("Works with every phone in the shop.", "店内所有手机通用。")),
        List.of("Accessories", universal.category()),
        maker.id(),
        Math.max(9, Math.round(design.price() * factor)),
        new TreeMap<>(attributes));
  }

  private AccessoryBrand brandOf(int number) {
    return words.brands().get(number % words.brands().size());
  }
}
