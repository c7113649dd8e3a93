package dev.daogou.sessions;

import dev.daogou.app.PersonalizationSettings.SessionLimits;
import dev.daogou.catalogue.ItemSpace;
import dev.daogou.catalogue.ItemSpaces;
import dev.daogou.schemas.SessionKey;
import dev.daogou.schemas.SessionVisits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The session index of every tenant, fed from the sessions topic by one thread. */
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

  /** Takes over a record of the sessions topic; null forgets the session. Writer only. */
  public void accept(SessionKey key, SessionVisits visits) {
    if (visits == null) {
      of(key.tenant()).put(key.session(), 0, new int[0]);
    } else {
      accept(key.tenant(), key.session(), visits.getTime().toEpochMilli(), visits.getItems());
    }
  }

  /** Takes over a session as it stands now. Writer only. */
  public void accept(String tenant, long id, long time, List<String> items) {
    ItemSpace space = spaces.of(tenant);
    of(tenant).put(id, time, items.stream().mapToInt(space::slotFor).toArray());
  }
}
