package dev.daogou.recommender.links;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.vectors.Decay;
import dev.daogou.recommender.vectors.Vectors;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * How the items of one tenant hang together, in memory. Items tell who came before them; the graph
 * turns that round, so that a list of next steps is at hand for each item. What is known of one
 * variant of a product is known of all: they are added up when they are asked for, so that it does
 * not matter when the catalogue said so. One thread writes, any number read.
 */
public final class ItemGraph {
  private static final int MOST_NEXT = 300;
  private static final double LARGEST = 1e250;

  private final ItemSpace space;
  private final Decay halfLife;
  private final ItemLimits limits;
  private final Map<Window, Trending> trending = new EnumMap<>(Window.class);
  private final Trending newest;
  // Weights of items with different clocks are put on one scale, as of the first clock that was
  // seen; doubles hold the rest.
  private long landmark = Long.MIN_VALUE;
  private volatile Node[] nodes = new Node[1024];
  private final LongAdder leftOut = new LongAdder();

  private record Node(Standing standing, Links before, Links next, Links boughtWith) {
    static final Node EMPTY = new Node(Standing.NONE, Links.NONE, Links.NONE, Links.NONE);

    Node withNext(Links links) {
      return new Node(standing, before, links, boughtWith);
    }
  }

  ItemGraph(ItemSpace space, ItemLimits limits, LongSupplier nanoTime) {
    this.space = space;
    this.halfLife = new Decay(limits.halfLife());
    this.limits = limits;
    for (Window window : Window.values()) {
      var halfLife = new Decay(window.halfLife(limits));
      trending.put(window, new Trending(space, this::standing, window::sum, halfLife, nanoTime));
    }
    this.newest = Trending.newest(space, nanoTime);
  }

  /** The items themselves. */
  public ItemSpace space() {
    return space;
  }

  /** What is popular just now. */
  public Trending trending() {
    return trending(Window.DAY);
  }

  /** What was popular lately. */
  public Trending trending(Window window) {
    return Objects.requireNonNull(trending.get(window));
  }

  /** What is new to the catalogue, newest first. */
  public Trending newest() {
    return newest;
  }

  /** How the item stands. */
  public Standing standing(int slot) {
    int[] family = space.family(slot);
    return family.length == 0 ? node(slot).standing() : together(family);
  }

  /** Items that tend to be seen after this one. */
  public Links next(int slot) {
    return links(slot, Node::next);
  }

  /** Items that tend to be seen before this one. */
  public Links before(int slot) {
    return links(slot, Node::before);
  }

  /** Items ordered together with this one. */
  public Links boughtWith(int slot) {
    return links(slot, Node::boughtWith);
  }

  private Links links(int slot, Function<Node, Links> kind) {
    int[] family = space.family(slot);
    return family.length == 0
        ? kind.apply(node(slot))
        : Links.together(Arrays.stream(family).mapToObj(this::node).map(kind).toList());
  }

  private Standing together(int[] family) {
    long clock = 0;
    for (int slot : family) {
      clock = Math.max(clock, node(slot).standing().clock());
    }
    Standing together = Standing.NONE;
    for (int slot : family) {
      together = together.plus(node(slot).standing(), clock, limits);
    }
    return together;
  }

  private Node node(int slot) {
    Node[] current = nodes;
    Node node = slot < current.length ? current[slot] : null;
    return node == null ? Node.EMPTY : node;
  }

  /**
   * Takes over how an item stands. Writer only.
   *
   * @param behaviour decayed sum of the fixed vectors of the items around it; of another width than
   *     a fixed vector's where a different encoder made it, and then of no use
   */
  void acceptStanding(String item, Standing standing, float[] behaviour) {
    int slot = slotFor(item);
    if (slot == ItemSpace.UNKNOWN) {
      return;
    }
    Node node = node(slot);
    put(slot, new Node(standing, node.before(), node.next(), node.boughtWith()));
    if (behaviour.length == space.width()) {
      space.matrix().set(slot, space.width(), Vectors.normalise(behaviour));
    }
  }

  /** Takes over an item's neighbours. Writer only. */
  void acceptNeighbours(String item, Neighbours neighbours) {
    int slot = slotFor(item);
    if (slot == ItemSpace.UNKNOWN) {
      return;
    }
    long clock = neighbours.clock();
    landmark = landmark == Long.MIN_VALUE ? clock : landmark;
    double scale = halfLife.between(clock, landmark);
    Links before = links(neighbours.before(), scale);
    Links boughtWith = links(neighbours.boughtWith(), scale);
    Node old = node(slot);
    forget(slot, old.before(), before);
    put(slot, new Node(old.standing(), before, node(slot).next(), boughtWith));
    for (int i = 0; i < before.size(); i++) {
      int earlier = before.slots()[i];
      put(
          earlier,
          node(earlier).withNext(node(earlier).next().with(slot, before.weights()[i], MOST_NEXT)));
    }
  }

  private void forget(int slot, Links old, Links fresh) {
    for (int earlier : old.slots()) {
      if (Arrays.stream(fresh.slots()).noneMatch(s -> s == earlier)) {
        put(earlier, node(earlier).withNext(node(earlier).next().with(slot, 0, MOST_NEXT)));
      }
    }
  }

  private Links links(List<Neighbour> neighbours, double scale) {
    int[] slots = new int[neighbours.size()];
    double[] weights = new double[neighbours.size()];
    int size = 0;
    for (Neighbour neighbour : neighbours) {
      int slot = slotFor(neighbour.item());
      if (slot != ItemSpace.UNKNOWN) {
        slots[size] = slot;
        weights[size++] = Math.min(LARGEST, neighbour.weight() * scale);
      }
    }
    return new Links(Arrays.copyOf(slots, size), Arrays.copyOf(weights, size));
  }

  // Ids come from pages: somebody who invents them must not fill the memory of every instance.
  private int slotFor(String item) {
    int slot = space.slotFor(item, limits.uncatalogued());
    if (slot == ItemSpace.UNKNOWN) {
      leftOut.increment();
    }
    return slot;
  }

  /** What was said of items that found no room. */
  long leftOut() {
    return leftOut.sum();
  }

  private void put(int slot, Node node) {
    if (slot >= nodes.length) {
      nodes = Arrays.copyOf(nodes, Math.max(slot + 1, 2 * nodes.length));
    }
    nodes[slot] = node;
  }
}
