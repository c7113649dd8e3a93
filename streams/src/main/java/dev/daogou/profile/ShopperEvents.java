package dev.daogou.profile;

import dev.daogou.recommender.shopper.ContextKinds;
import dev.daogou.recommender.shopper.ShopperEvent;
import dev.daogou.recommender.shopper.ShopperEvent.Action;
import dev.daogou.recommender.shopper.ShopperEvent.Line;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.GuideTurn;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Wish;
import java.util.Optional;

/** Events of the contract in the words of the recommender. */
public final class ShopperEvents {
  private static final Action NOTHING = new Action.Nothing();

  private ShopperEvents() {}

  /**
   * What an event says of its shopper.
   *
   * @throws IllegalStateException for a payload that intake lets through and this does not know
   */
  public static ShopperEvent of(StorefrontEvent event) {
    Action action = action(event.getPayload());
    return new ShopperEvent(
        event.getId(),
        event.getTime().toEpochMilli(),
        Optional.ofNullable(event.getSession()),
        action,
        context(event, action));
  }

  // A list that was made here stands on pages of every kind, of which other events tell.
  private static Optional<ContextKinds> context(StorefrontEvent event, Action action) {
    EventContext told = event.getContext();
    boolean isMadeHere =
        event.getPayload() instanceof ListView shown && shown.getRecommendationId() != null;
    return told == null || isMadeHere
        ? Optional.empty()
        : ContextKinds.of(
            told.getDevice(), told.getLocale(), told.getUrl(), told.getReferrer(), action);
  }

  private static Action action(Object payload) {
    return switch (payload) {
      case ItemView view -> new Action.View(view.getItem());
      case ListClick click -> new Action.Click(click.getItem());
      case CartAdd add -> new Action.CartAdd(add.getItem());
      case CartRemove remove -> new Action.CartRemove(remove.getItem());
      case Wish wish when wish.getRemoved() -> new Action.Unwish(wish.getItem());
      case Wish wish -> new Action.Wish(wish.getItem());
      case Rating rating -> new Action.Rate(rating.getItem(), rating.getStars());
      case Search search -> new Action.Search(search.getQuery());
      case GuideTurn turn -> new Action.GuideTurn(turn.getText());
      case OrderPlaced order -> order(order);
      case OrderReversed reversed -> new Action.Reverse(reversed.getOrder(), reversed.getItems());
      case ListView shown -> new Action.Shown(shown.getItems());
      case IdentityLink link -> NOTHING;
      case Other other -> NOTHING;
      case null, default -> throw new IllegalStateException("intake lets no such payload through");
    };
  }

  private static Action order(OrderPlaced order) {
    return new Action.Order(
        order.getOrder(),
        order.getLines().stream()
            .map(line -> new Line(line.getItem(), line.getQuantity()))
            .toList());
  }
}
