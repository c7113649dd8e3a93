package dev.daogou.recommender.lists;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.ranking.Scored;
import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.shopper.InteractionType;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.Source;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.TopK;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a list of scored candidates: order, exclusions, variety, reasons. */
public final class ListMaker {
  // Variety may cost a few places, and no more: a shopper with one thing in mind sees that.
  private static final int LOOK_AHEAD = 4;

  private final ListSettings settings;

  public ListMaker(ListSettings settings) {
    this.settings = settings;
  }

  /** The items to show, best first; scores that are no numbers stay out. */
  public List<ListItem> make(Scored scored, ItemSpace space) {
    ShopperView shopper = scored.found().view();
    List<Candidate> candidates = scored.found().candidates();
    Set<Integer> excluded = excluded(shopper, space);
    List<Integer> order = new ArrayList<>(candidates.size());
    for (int place : byScore(scored.scores()).ids()) {
      int slot = candidates.get(place).slot();
      if (space.isOffered(slot) && !excluded.contains(space.product(slot))) {
        order.add(place);
      }
    }
    List<ListItem> items = new ArrayList<>(settings.items());
    for (int place : varied(order, candidates, space)) {
      items.add(item(candidates.get(place), scored.scores()[place], shopper, space));
    }
    return items;
  }

  private static Hits byScore(float[] scores) {
    if (scores.length == 0) {
      return Hits.NONE;
    }
    var top = new TopK(scores.length);
    for (int i = 0; i < scores.length; i++) {
      top.offer(i, scores[i]);
    }
    return top.hits();
  }

  /** Products that the shopper has, whichever variant of them. */
  private Set<Integer> excluded(ShopperView shopper, ItemSpace space) {
    Set<Integer> excluded = new HashSet<>();
    long boughtSince = shopper.now() - settings.boughtFor().toMillis();
    for (Interaction interaction : shopper.profile().interactions()) {
      boolean isBought =
          interaction.type() == InteractionType.ORDER && interaction.time() >= boughtSince;
      boolean isInCart =
          interaction.type() == InteractionType.CART_ADD && interaction.time() >= boughtSince;
      if (isBought || isInCart) {
        exclude(interaction, excluded, space);
      }
    }
    if (settings.excludeCurrent() && !shopper.recent().isEmpty()) {
      exclude(shopper.recent().getFirst(), excluded, space);
    }
    return excluded;
  }

  private static void exclude(Interaction interaction, Set<Integer> excluded, ItemSpace space) {
    int slot = space.slot(interaction.subject());
    if (slot != ItemSpace.UNKNOWN) {
      excluded.add(space.product(slot));
    }
  }

  /** Lets no more than a few of one category follow each other, and one variant of a product in. */
  private List<Integer> varied(List<Integer> order, List<Candidate> candidates, ItemSpace space) {
    List<Integer> left = new ArrayList<>(order);
    List<Integer> list = new ArrayList<>(settings.items());
    Set<String> products = new HashSet<>();
    String category = "";
    int inARow = 0;
    while (!left.isEmpty() && list.size() < settings.items()) {
      int place =
          left.remove(
              inARow < settings.sameInARow()
                  ? 0
                  : firstOfAnother(category, left, candidates, space));
      ItemCard card = space.card(candidates.get(place).slot());
      String product = card == null || card.variantOf() == null ? null : card.variantOf();
      if (product == null || products.add(product)) {
        list.add(place);
        String own = card == null ? "" : card.leafCategory();
        inARow = !own.isEmpty() && own.equals(category) ? inARow + 1 : 1;
        category = own;
      }
    }
    return list;
  }

  private static int firstOfAnother(
      String category, List<Integer> left, List<Candidate> candidates, ItemSpace space) {
    for (int i = 0; i < Math.min(LOOK_AHEAD, left.size()); i++) {
      ItemCard card = space.card(candidates.get(left.get(i)).slot());
      if (card == null || !card.leafCategory().equals(category)) {
        return i;
      }
    }
    return 0;
  }

  private static ListItem item(
      Candidate candidate, float score, ShopperView shopper, ItemSpace space) {
    Source source = candidate.strongest();
    return new ListItem(
        space.item(candidate.slot()), score, source.reason(), because(candidate, source, shopper));
  }

  private static Optional<String> because(Candidate candidate, Source source, ShopperView shopper) {
    return switch (source.because()) {
      case WORDS -> Optional.ofNullable(shopper.latestWords());
      case LOUDEST_ITEM -> at(candidate.because(), shopper);
      case NEWEST_ITEM -> at(0, shopper);
      case NOTHING -> Optional.empty();
    };
  }

  private static Optional<String> at(int place, ShopperView shopper) {
    return place >= 0 && place < shopper.recent().size()
        ? Optional.of(shopper.recent().get(place).subject())
        : Optional.empty();
  }
}
