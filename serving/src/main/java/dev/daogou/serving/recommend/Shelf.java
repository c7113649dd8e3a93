package dev.daogou.serving.recommend;

import java.util.List;

/** What the shop knows of its items, for answers: which may be shown, and what to say of them. */
final class Shelf {
  /** Whether anything is known of the tenant's items. */
  boolean isStocked(String tenant) {
    return false;
  }

  /** Whether the item may be shown: the catalogue offers it, or the tenant has no catalogue. */
  boolean isOffered(String tenant, String item) {
    return true;
  }

  /** An entry of an answer, with what the catalogue says of the item. */
  ListedItem listed(String tenant, String item, Float score, String reason, String because) {
    return new ListedItem(item, score, reason, because, null, null, null, null);
  }

  /** What is popular just now, in a category of any level, or over all where it is null. */
  List<ListedItem> trending(String tenant, String category, int most) {
    return List.of();
  }
}
