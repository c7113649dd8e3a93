package dev.daogou.recommender.links;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import dev.daogou.recommender.state.UnreadableStateException;

/** Stored form of an {@link ItemState}. Version 1 held no surge. */
public final class ItemStateFormat {
  private static final byte WITHOUT_SURGE = 1;
  private static final byte VERSION = 2;

  private ItemStateFormat() {}

  /** The stored form. */
  public static byte[] write(ItemState state) {
    float[] behaviour = state.behaviour == null ? new float[0] : state.behaviour;
    var out =
        new StateWriter(
            VERSION,
            64
                + Float.BYTES * behaviour.length
                + 24 * (state.before.size() + state.boughtWith.size()));
    out.number(state.clock)
        .number(state.landmark)
        .real(state.popularity)
        .real(state.trend)
        .real(state.surge)
        .number(state.interactions);
    out.reals(behaviour);
    state.before.write(out);
    state.boughtWith.write(out);
    return out.toBytes();
  }

  /**
   * Reads the stored form.
   *
   * @throws UnreadableStateException where it is of a version that this program does not know
   */
  public static ItemState read(byte[] bytes) {
    var in = new StateReader(bytes, WITHOUT_SURGE, VERSION, "item state");
    long clock = in.number();
    long landmark = in.number();
    double popularity = in.doubleReal();
    double trend = in.doubleReal();
    double surge = in.version() > WITHOUT_SURGE ? in.doubleReal() : 0;
    long interactions = in.number();
    float[] behaviour = in.reals();
    var state = new ItemState(NeighbourTable.read(in), NeighbourTable.read(in));
    state.clock = clock;
    state.landmark = landmark;
    state.popularity = popularity;
    state.trend = trend;
    state.surge = surge;
    state.interactions = interactions;
    state.behaviour = behaviour.length == 0 ? null : behaviour;
    return state;
  }
}
