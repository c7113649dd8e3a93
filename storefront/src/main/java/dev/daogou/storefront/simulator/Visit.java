package dev.daogou.storefront.simulator;

import java.util.List;

/**
 * One visit, drawn as a whole.
 *
 * @param session its id
 * @param acts what the shopper does, in order
 */
public record Visit(String session, List<Act> acts) {
  public Visit {
    acts = List.copyOf(acts);
  }
}
