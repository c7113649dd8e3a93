package dev.daogou.recommender.vectors;

/**
 * How a navigable small-world graph is built and searched; the names in the paper stand in
 * brackets.
 *
 * @param connections links a new node makes on each level [M]; the lowest level keeps twice as many
 * @param buildBreadth candidates looked at to find them [efConstruction]
 * @param searchBreadth candidates kept during a search [ef]: more is slower and finds more
 */
public record HnswSettings(int connections, int buildBreadth, int searchBreadth) {
  /** Sound values for vectors of about a hundred dimensions. */
  public static final HnswSettings DEFAULT = new HnswSettings(16, 100, 64);

  public HnswSettings {
    if (connections < 2 || buildBreadth < connections || searchBreadth < 1) {
      throw new IllegalArgumentException(
          "need connections >= 2, buildBreadth >= connections and searchBreadth >= 1, were "
              + "%d, %d and %d".formatted(connections, buildBreadth, searchBreadth));
    }
  }

  public HnswSettings withSearchBreadth(int breadth) {
    return new HnswSettings(connections, buildBreadth, breadth);
  }
}
