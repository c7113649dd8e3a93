package dev.daogou.storefront.replay;

/** Hears of every entry that the destination refused; called by several threads. */
@FunctionalInterface
public interface Refusals {
  /** Takes no notice. */
  Refusals IGNORED = (place, id, reason) -> {};

  /**
   * @param place where the entry stands
   * @param id of the item or event
   * @param reason why it was refused
   */
  void refused(Place place, String id, String reason);
}
