package dev.daogou.recommendations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the lists published to one shopper: which the current one is, and how the
 * latest were ranked.
 *
 * @param identity of the current list, see {@link ListIdentity#of}
 * @param latest headers, oldest first
 */
public record PublishedLists(long identity, List<Header> latest) {
  private static final int MOST = 24;

  public PublishedLists {
    latest = List.copyOf(latest);
  }

  /**
   * A list without its items.
   *
   * @param number of its id, see {@link RecommendationId}
   * @param model that ranked it, or null where the blend did
   */
  public record Header(long number, @Nullable String model) {}

  /** With one more; a null before it means that there was none. */
  static PublishedLists with(@Nullable PublishedLists before, long identity, Header list) {
    List<Header> latest = new ArrayList<>(before == null ? List.of() : before.latest());
    latest.removeIf(known -> known.number() == list.number());
    latest.add(list);
    return new PublishedLists(
        identity, latest.subList(Math.max(0, latest.size() - MOST), latest.size()));
  }

  /**
   * The list of that number, or what a reader made of a list, while it is among the latest. What a
   * reader put into another order was not ranked by the list's model.
   */
  public Optional<Header> find(long number) {
    return latest.stream()
        .filter(list -> list.number() == number)
        .findFirst()
        .or(() -> latest.stream().flatMap(list -> made(list, number).stream()).findFirst());
  }

  private static Optional<Header> made(Header list, long number) {
    return RecommendationId.isOf(list.number(), number)
        ? Optional.of(
            new Header(number, RecommendationId.isInItsOrder(number) ? list.model() : null))
        : Optional.empty();
  }
}
