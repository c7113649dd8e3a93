package dev.daogou.serving.shop;

import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.Tenants;
import dev.daogou.serving.ops.CatalogueListener;
import dev.daogou.serving.ops.ServiceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the shop sells: the default tenant's catalogue, as its topic tells it. */
@ApplicationScoped
class ShopCatalogue implements CatalogueListener {
  private final boolean open;
  private final Map<String, ShopItem> items = new ConcurrentHashMap<>();
  private final AtomicLong arrivals = new AtomicLong();
  private final ItemIndex index = new ItemIndex();

  ShopCatalogue(ServiceConfig config) {
    open = config.shop().enabled();
  }

  /**
   * A category with what is in it.
   *
   * @param count items that can be had
   */
  record Category(String name, int count, List<Category> categories) {}

  @Override
  public void accept(ItemKey key, @Nullable CataloguedItem record) {
    if (!open || !key.tenant().equals(Tenants.DEFAULT)) {
      return;
    }
    if (record == null) {
      items.remove(key.item());
      index.remove(key.item());
      return;
    }
    ShopItem known = items.get(key.item());
    long order = known == null ? arrivals.incrementAndGet() : known.order();
    ShopItem item = ShopItem.of(key.item(), record.getItem(), order);
    items.put(key.item(), item);
    index.put(item);
  }

  /** The item; empty where the shop has none of that name. */
  Optional<ShopItem> find(String item) {
    return Optional.ofNullable(items.get(item));
  }

  /** Items that match the words, best first; of a category, newest first, where there are none. */
  List<ShopItem> search(String words, String category) {
    List<ShopItem> found =
        words.isBlank()
            ? items.values().stream()
                .sorted(Comparator.comparingLong(ShopItem::order).reversed())
                .toList()
            : index.search(words).stream().map(items::get).filter(Objects::nonNull).toList();
    return found.stream()
        .filter(ShopItem::available)
        .filter(item -> category.isEmpty() || item.categoryPath().contains(category))
        .toList();
  }

  /** The categories, widest first, by name. */
  List<Category> categories() {
    Map<String, Map<String, Long>> tree =
        items.values().stream()
            .filter(item -> item.available() && !item.categoryPath().isEmpty())
            .collect(
                Collectors.groupingBy(
                    item -> item.categoryPath().getFirst(),
                    TreeMap::new,
                    Collectors.groupingBy(
                        item -> item.categoryPath().getLast(),
                        TreeMap::new,
                        Collectors.counting())));
    return tree.entrySet().stream().map(each -> category(each.getKey(), each.getValue())).toList();
  }

  private static Category category(String name, Map<String, Long> narrower) {
    int all = narrower.values().stream().mapToInt(Long::intValue).sum();
    List<Category> inside =
        narrower.entrySet().stream()
            .filter(each -> !each.getKey().equals(name))
            .map(each -> new Category(each.getKey(), each.getValue().intValue(), List.of()))
            .toList();
    return new Category(name, all, inside);
  }
}
