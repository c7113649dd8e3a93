package dev.daogou.serving.ops;

import dev.daogou.catalogue.CatalogueView;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All items of the installation, held once in this process whatever its roles: the topology feeds
 * them where it runs, the {@code serve} application otherwise, so that there is one writer.
 */
@ApplicationScoped
public class ItemMemory {
  private static final Logger LOG = Logger.getLogger(ItemMemory.class);

  private final Models models;
  private final ItemLimits limits;
  private final List<CatalogueListener> listeners;
  private volatile @Nullable ItemGraphs graphs;

  ItemMemory(Models models, ItemLimits limits, @All List<CatalogueListener> listeners) {
    this.models = models;
    this.limits = limits;
    this.listeners = listeners;
  }

  /** The items, made at the first call; for whoever feeds them. */
  public synchronized ItemGraphs open() {
    if (graphs == null) {
      ItemSpaces spaces = new ItemSpaces(models.encoder().dimensions(), limits.signature());
      graphs = new ItemGraphs(spaces, limits);
    }
    return graphs;
  }

  // Whoever listens must not stop the thread that brings the items to everybody.
  private static void tell(CatalogueListener listener, ItemKey key, @Nullable CataloguedItem item) {
    try {
      listener.accept(key, item);
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s could not take over item %s", listener.getClass().getSimpleName(), key);
    }
  }

  /** What feeds the items from the catalogue topic, and tells whoever listens. */
  public CatalogueView catalogue() {
    return new CatalogueView(
        open().spaces(),
        listeners.stream()
            .map(
                listener ->
                    (BiConsumer<ItemKey, CataloguedItem>) (key, item) -> tell(listener, key, item))
            .toList());
  }

  /** The items; empty before the start. */
  public Optional<ItemGraphs> graphs() {
    return Optional.ofNullable(graphs);
  }
}
