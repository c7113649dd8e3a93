package dev.daogou.recommender.sessions;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest sessions of one tenant and, for each item, those in which it was seen. Bounded in
 * sessions, in sessions an item and in visits a session. One thread writes, any number read.
 */
public final class SessionIndex {
  private static final int PAGE_BITS = 12;
  private static final int PAGE = 1 << PAGE_BITS;
  // Blocks are plain arrays: what is in them must be there before they can be found.
  private static final VarHandle BLOCKS = MethodHandles.arrayElementVarHandle(int[][].class);

  private final SessionLimits limits;
  // In pages that come to be when they are needed: most tenants are small. Places are the lowest
  // bits of ordinals, so there may be more of them than sessions are kept.
  private final int[][][] ring;
  private final int mask;
  private final Map<Long, Integer> ordinals = new HashMap<>();
  private final Returns returns = new Returns();
  private volatile Posting[] postings = new Posting[1024];
  // Beside the postings, as it is asked for far more items than they are.
  private volatile int[] counts = new int[1024];
  private int next;
  private volatile int size;
  private volatile long newest;

  SessionIndex(SessionLimits limits) {
    this.limits = limits;
    this.mask = Math.max(PAGE, Integer.highestOneBit(limits.kept() - 1) << 1) - 1;
    this.ring = new int[(mask >>> PAGE_BITS) + 1][][];
  }

  /** Sessions held. */
  public int size() {
    return size;
  }

  /** How the sessions held move. */
  public Returns returns() {
    return returns;
  }

  /** Event time of the newest visit of all, epoch milliseconds. */
  public long newest() {
    return newest;
  }

  /** Sessions in which the item was seen, also those that have made room. */
  public int sessionsWith(int item) {
    int[] current = counts;
    return item < current.length ? current[item] : 0;
  }

  /** By item, in how many sessions it was seen; later items may be missing. Not to be changed. */
  int[] counts() {
    return counts;
  }

  /**
   * Event time at which so many sessions ago the item was seen; long ago where there is no such
   * session.
   */
  public long seen(int item, int ago) {
    Posting posting = posting(item);
    int ordinal = posting == null ? Posting.NONE : posting.back(ago);
    int[] block = ordinal == Posting.NONE ? null : at(ordinal);
    return block == null ? Long.MIN_VALUE / 2 : SessionBlock.time(block);
  }

  /**
   * Takes over a session as it stands now; without items it is forgotten.
   *
   * @param items slots in the order of the visits; of more than the limit the newest are kept
   */
  void put(long id, long time, int[] items) {
    Integer known = ordinals.get(id);
    if (items.length == 0) {
      if (known != null) {
        forget(id, known);
      }
      return;
    }
    int[] before = known == null ? null : at(known);
    int ordinal = known == null ? begin(id) : known;
    int[] block =
        SessionBlock.of(ordinal, id, time, items, Math.max(0, items.length - limits.visits()));
    keep(ordinal, block);
    for (int at = SessionBlock.ITEMS; at < block.length; at++) {
      boolean isKnown = before != null && SessionBlock.has(before, block[at]);
      if (!isKnown && SessionBlock.isFirst(block, at)) {
        post(block[at], ordinal);
      }
    }
    newest = Math.max(newest, time);
  }

  // Only one thread writes.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private int begin(long id) {
    int ordinal = next++;
    int[] oldest = at(ordinal - limits.kept());
    if (oldest != null) {
      forget(SessionBlock.id(oldest), SessionBlock.ordinal(oldest));
    }
    ordinals.put(id, ordinal);
    size++;
    return ordinal;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void forget(long id, int ordinal) {
    ordinals.remove(id);
    keep(ordinal, null);
    size--;
  }

  private void keep(int ordinal, int @Nullable [] block) {
    int page = (ordinal & mask) >>> PAGE_BITS;
    if (ring[page] == null) {
      ring[page] = new int[PAGE][];
    }
    int[] before = ring[page][ordinal & PAGE - 1];
    BLOCKS.setRelease(ring[page], ordinal & PAGE - 1, block);
    if (before != null) {
      returns.remove(before);
    }
    if (block != null) {
      returns.add(block);
    }
  }

  /** The session of that ordinal as a {@link SessionBlock}, or null where it has made room. */
  int @Nullable [] at(int ordinal) {
    int[][] page = ring[(ordinal & mask) >>> PAGE_BITS];
    if (page == null) {
      return null;
    }
    int[] block = (int[]) BLOCKS.getAcquire(page, ordinal & PAGE - 1);
    return block == null || SessionBlock.ordinal(block) != ordinal ? null : block;
  }

  /** The sessions of an item, or null where nobody has seen it. */
  @Nullable Posting posting(int item) {
    Posting[] current = postings;
    return item < current.length ? current[item] : null;
  }

  private void post(int item, int ordinal) {
    Posting posting = postingFor(item);
    posting.add(ordinal);
    int[] current = counts;
    current[item] = posting.count();
    counts = current;
  }

  private Posting postingFor(int item) {
    if (item >= postings.length) {
      int wider = Math.max(item + 1, 2 * postings.length);
      counts = Arrays.copyOf(counts, wider);
      postings = Arrays.copyOf(postings, wider);
    }
    Posting posting = postings[item];
    if (posting == null) {
      posting = new Posting(limits.perItem());
      Posting[] current = postings;
      current[item] = posting;
      postings = current;
    }
    return posting;
  }
}
