package dev.daogou.serving.collect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Something of which a body takes as many bytes as it has, and gives them back. */
interface Claim {
  /** Takes so many bytes, or none at all. */
  boolean tryTake(int bytes);

  /** Gives back what was taken. */
  void giveBack(int bytes);

  /**
   * Room that many share.
   *
   * @param room a permit a byte
   */
  record Common(Semaphore room) implements Claim {
    @Override
    public boolean tryTake(int bytes) {
      return room.tryAcquire(bytes);
    }

    @Override
    public void giveBack(int bytes) {
      room.release(bytes);
    }
  }

  /**
   * What one client has of the room, which is never all of it.
   *
   * @param taken bytes by client; those who have none are not in it
   * @param most that one may have
   */
  record Share(String client, Map<String, Integer> taken, int most) implements Claim {
    static Map<String, Integer> nothingTaken() {
      return new ConcurrentHashMap<>();
    }

    @Override
    public boolean tryTake(int bytes) {
      while (true) {
        Integer had = taken.get(client);
        int then = (had == null ? 0 : had) + bytes;
        if (then > most) {
          return false;
        }
        if (had == null
            ? taken.putIfAbsent(client, then) == null
            : taken.replace(client, had, then)) {
          return true;
        }
      }
    }

    @Override
    public void giveBack(int bytes) {
      taken.computeIfPresent(client, (who, had) -> had <= bytes ? null : had - bytes);
    }
  }
}
