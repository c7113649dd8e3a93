package dev.daogou.recommender.sessions;

import dev.daogou.recommender.settings.PersonalizationSettings.SessionLimits;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest sessions of one tenant and, for each item, those in which it was seen. Bounded in
 * sessions, in sessions an item and in visits a session. One thread writes, any number read.
 */
public final class SessionIndex {
  private static final int PAGE = 4096;

  private final SessionLimits limits;
  // In pages that come to be when they are needed: most tenants are small.
  private final @Nullable KeptSession[] @Nullable [] ring;
  private final Map<Long, Integer> ordinals = new HashMap<>();
  private final Returns returns = new Returns();
  private volatile Posting[] postings = new Posting[1024];
  private int next;
  private volatile int size;
  private volatile long newest;

  SessionIndex(SessionLimits limits) {
    this.limits = limits;
    this.ring = new KeptSession[(limits.kept() + PAGE - 1) / PAGE][];
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
    Posting posting = posting(item);
    return posting == null ? 0 : posting.count();
  }

  /**
   * Event time at which so many sessions ago the item was seen; long ago where there is no such
   * session.
   */
  public long seen(int item, int ago) {
    Posting posting = posting(item);
    int ordinal = posting == null ? Posting.NONE : posting.back(ago);
    KeptSession session = ordinal == Posting.NONE ? null : at(ordinal);
    return session == null ? Long.MIN_VALUE / 2 : session.time();
  }

  /**
   * Takes over a session as it stands now; without items it is forgotten.
   *
   * @param items slots in the order of the visits; of more than the limit the newest are kept
   */
  void put(long id, long time, int[] items) {
    Integer known = ordinals.get(id);
    KeptSession before = known == null ? null : at(known);
    if (items.length == 0) {
      forget(id, before);
      return;
    }
    int[] kept =
        items.length <= limits.visits()
            ? items
            : Arrays.copyOfRange(items, items.length - limits.visits(), items.length);
    int ordinal = before == null ? begin(id) : before.ordinal();
    keep(ordinal, new KeptSession(id, ordinal, time, kept, distinct(kept)));
    for (int i = 0; i < kept.length; i++) {
      if (isFirst(kept, i) && (before == null || before.lastPlaceOf(kept[i]) < 0)) {
        postingFor(kept[i]).add(ordinal);
      }
    }
    newest = Math.max(newest, time);
  }

  private int begin(long id) {
    int ordinal = next++;
    KeptSession oldest = keptAt(ordinal);
    if (oldest != null) {
      ordinals.remove(oldest.id());
    } else {
      size++;
    }
    ordinals.put(id, ordinal);
    return ordinal;
  }

  private void forget(long id, @Nullable KeptSession session) {
    if (session != null) {
      ordinals.remove(id);
      keep(session.ordinal(), null);
      size--;
    }
  }

  private @Nullable KeptSession keptAt(int ordinal) {
    int place = Integer.remainderUnsigned(ordinal, limits.kept());
    @Nullable KeptSession[] page = ring[place / PAGE];
    return page == null ? null : page[place % PAGE];
  }

  private void keep(int ordinal, @Nullable KeptSession session) {
    int place = Integer.remainderUnsigned(ordinal, limits.kept());
    @Nullable KeptSession[] page = ring[place / PAGE];
    if (page == null) {
      page = new KeptSession[PAGE];
      ring[place / PAGE] = page;
    }
    KeptSession before = page[place % PAGE];
    page[place % PAGE] = session;
    if (before != null) {
      returns.remove(before);
    }
    if (session != null) {
      returns.add(session);
    }
  }

  /** The session of that ordinal, or null where it has made room. */
  @Nullable KeptSession at(int ordinal) {
    KeptSession session = keptAt(ordinal);
    return session == null || session.ordinal() != ordinal ? null : session;
  }

  /** The sessions of an item, or null where nobody has seen it. */
  @Nullable Posting posting(int item) {
    Posting[] current = postings;
    return item < current.length ? current[item] : null;
  }

  private Posting postingFor(int item) {
    if (item >= postings.length) {
      postings = Arrays.copyOf(postings, Math.max(item + 1, 2 * postings.length));
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

  private static int distinct(int[] items) {
    int distinct = 0;
    for (int i = 0; i < items.length; i++) {
      distinct += isFirst(items, i) ? 1 : 0;
    }
    return distinct;
  }

  private static boolean isFirst(int[] items, int place) {
    for (int i = 0; i < place; i++) {
      if (items[i] == items[place]) {
        return false;
      }
    }
    return true;
  }
}
