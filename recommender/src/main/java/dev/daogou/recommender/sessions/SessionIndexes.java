package dev.daogou.recommender.sessions;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.items.ItemSpaces;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The session index of every tenant, fed by one thread. */
public final class SessionIndexes {
  private final ItemSpaces spaces;
  private final SessionLimits limits;
  private final Map<String, SessionIndex> indexes = new ConcurrentHashMap<>();

  public SessionIndexes(ItemSpaces spaces, SessionLimits limits) {
    this.spaces = spaces;
    this.limits = limits;
  }

  /** The index of the tenant; an empty one where nothing is known yet. */
  public SessionIndex of(String tenant) {
    return indexes.computeIfAbsent(tenant, fresh -> new SessionIndex(limits));
  }

  /** Forgets a session. Writer only. */
  public void forget(String tenant, long id) {
    of(tenant).put(id, 0, new int[0]);
  }

  /** Takes over a session as it stands now. Writer only. */
  public void accept(String tenant, long id, long time, List<String> items) {
    ItemSpace space = spaces.of(tenant);
    of(tenant).put(id, time, items.stream().mapToInt(space::slotFor).toArray());
  }
}
