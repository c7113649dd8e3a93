package dev.daogou.storefront.catalogue;

import dev.daogou.storefront.catalogue.WordLists.PhoneBrand;
import dev.daogou.storefront.catalogue.WordLists.PhoneModel;
import dev.daogou.storefront.catalogue.WordLists.Phones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Lists the phones: every model in each of its variants of storage and colour. */
final class PhoneCounter {
  private final Phones words;

  PhoneCounter(Phones words) {
    this.words = words;
  }

  List<ShopItem> items() {
    List<ShopItem> items = new ArrayList<>();
    for (PhoneBrand brand : words.brands()) {
      for (PhoneModel model : brand.models()) {
        for (int variant = 0; variant < model.variants().size(); variant++) {
          items.add(item(brand, model, variant, items.size() + 1));
        }
      }
    }
    return items;
  }

  /** Full name of a model, as accessories name it. */
  static Bilingual fullName(PhoneBrand brand, PhoneModel model) {
    return new Bilingual(brand.id() + " " + model.name(), brand.zh() + " " + model.name());
  }

  private ShopItem item(PhoneBrand brand, PhoneModel model, int variant, int number) {
    String storage = model.variants().get(variant).get(0);
    String colour = model.variants().get(variant).get(1);
    Bilingual name = fullName(brand, model);
    Bilingual colourName = Objects.requireNonNull(words.colours().get(colour), colour);
    Map<String, String> attributes = new TreeMap<>();
    attributes.put(ShopItem.MODEL, name.en());
    attributes.put("series", model.series());
    attributes.put("storage", storage);
    attributes.put("colour", colour);
    attributes.put("display", model.display());
    attributes.put("camera", model.camera());
    attributes.put("battery", model.battery());
    return new ShopItem(
        "phone-%02d".formatted(number),
        new Bilingual(
            "%s, %s, %s".formatted(name.en(), storage, colourName.en()),
            "%s 手机 %s %s".formatted(name.zh(), storage, colourName.zh())),
        Sentences.join(model.note(), specification(model)),
        List.of("Electronics", words.category()),
        brand.id(),
        model.price() + 400 * variant,
        new TreeMap<>(attributes));
  }

  private static Bilingual specification(PhoneModel model) {
    return new Bilingual(
        "Display: %s. Camera: %s. Battery: %s."
            .formatted(model.display(), model.camera(), model.battery()),
        "屏幕：%s；摄像头：%s；电池：%s。"
            .formatted(
                Specification.inChinese(model.display()),
                Specification.inChinese(model.camera()),
                Specification.inChinese(model.battery())));
  }
}
