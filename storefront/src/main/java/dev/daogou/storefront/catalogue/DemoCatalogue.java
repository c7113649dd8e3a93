package dev.daogou.storefront.catalogue;

import dev.daogou.storefront.catalogue.WordLists.Jewellery;
import dev.daogou.storefront.catalogue.WordLists.Phones;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Everything that the demo shop sells; the same items in the same order in every run. */
public record DemoCatalogue(List<ShopItem> items) {
  private static final long COMPOSITION = 20260101;

  public DemoCatalogue {
    items = List.copyOf(items);
  }

  /** Composes the catalogue from the word lists. */
  public static DemoCatalogue compose() {
    Random random = new Random(COMPOSITION);
    Jewellery jewellery = WordLists.jewellery();
    Phones phones = WordLists.phones();
    List<ShopItem> items = new ArrayList<>();
    items.addAll(new JewelleryCounter(jewellery, random).items());
    items.addAll(new WatchCounter(jewellery.watches(), jewellery.brands(), random).items());
    items.addAll(new PhoneCounter(phones).items());
    items.addAll(new AccessoryCounter(WordLists.accessories(), phones.brands()).items());
    return new DemoCatalogue(items);
  }
}
