package dev.daogou.intake;

import static dev.daogou.intake.FieldRules.amount;
import static dev.daogou.intake.FieldRules.entries;
import static dev.daogou.intake.FieldRules.first;
import static dev.daogou.intake.FieldRules.firstOf;
import static dev.daogou.intake.FieldRules.id;
import static dev.daogou.intake.FieldRules.ids;
import static dev.daogou.intake.FieldRules.length;
import static dev.daogou.intake.FieldRules.ok;
import static dev.daogou.intake.FieldRules.pieces;
import static dev.daogou.intake.FieldRules.reject;
import static dev.daogou.intake.FieldRules.text;
import static dev.daogou.intake.FieldRules.time;
import static dev.daogou.intake.FieldRules.word;
import static dev.daogou.intake.FieldRules.words;
import static dev.daogou.intake.RejectionReason.BAD_ID;
import static dev.daogou.intake.RejectionReason.BAD_NUMBER;
import static dev.daogou.intake.RejectionReason.BAD_TIME;

import dev.daogou.schemas.Bounds;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.GuideTurn;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every event must satisfy; the collectors ask the same rules before they publish. */
public final class EventRules {
  /**
   * No shop sold over the web before this instant; earlier times are seconds sent for milliseconds.
   */
  public static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");

  private static final int MOST_LIST_ITEMS = 500;
  private static final int LONGEST_QUERY = 500;
  private static final int LONGEST_TURN = 2_000;

  private EventRules() {}

  /** The first rule that the event breaks; empty when it may be used. */
  public static Optional<Rejection> check(StorefrontEvent event) {
    return first(
        () -> id("id", event.getId()),
        () -> tenant(event.getTenant()),
        () -> id("shopper", event.getShopper()),
        () -> event.getSession() == null ? ok() : id("session", event.getSession()),
        () -> notTooEarly(event.getTime()),
        () -> time("time", event.getTime()),
        () -> word("anonymousId", event.getAnonymousId()),
        () -> event.getContext() == null ? ok() : context(event.getContext()),
        () -> payload(event.getPayload()));
  }

  private static Optional<Rejection> payload(Object payload) {
    return switch (payload) {
      case ItemView view -> id("item", view.getItem()).or(() -> list(view.getRecommendationId()));
      case ListView view -> view(view);
      case ListClick click ->
          first(
              () -> id("item", click.getItem()),
              () -> word("placement", click.getPlacement()),
              () -> list(click.getRecommendationId()));
      case Search search -> words("query", search.getQuery(), LONGEST_QUERY);
      case CartAdd add ->
          first(
              () -> id("item", add.getItem()),
              () -> pieces("quantity", add.getQuantity()),
              () -> amount("price", add.getPrice()),
              () -> list(add.getRecommendationId()));
      case CartRemove remove ->
          id("item", remove.getItem()).or(() -> pieces("quantity", remove.getQuantity()));
      case Wish wish -> id("item", wish.getItem());
      case OrderPlaced order -> order(order);
      case OrderReversed reversed ->
          first(
              () -> id("order", reversed.getOrder()),
              () -> length("items", reversed.getItems().size(), Bounds.MOST_LINES),
              () -> ids("items", reversed.getItems()),
              () -> word("reason", reversed.getReason()));
      case Rating rating -> id("item", rating.getItem()).or(() -> stars(rating.getStars()));
      case IdentityLink link -> id("user", link.getUser());
      case GuideTurn turn -> words("text", turn.getText(), LONGEST_TURN);
      case Other other -> id("name", other.getName());
      case null, default -> reject(BAD_ID, "payload is missing");
    };
  }

  private static Optional<Rejection> view(ListView view) {
    return first(
        () -> id("placement", view.getPlacement()),
        () -> entries("items", view.getItems(), MOST_LIST_ITEMS),
        () -> ids("items", view.getItems()),
        () -> list(view.getRecommendationId()));
  }

  private static Optional<Rejection> order(OrderPlaced order) {
    List<OrderLine> lines = order.getLines();
    return first(
        () -> entries("lines", lines, Bounds.MOST_LINES),
        () -> id("order", order.getOrder()),
        () -> word("currency", order.getCurrency()),
        () -> firstOf(lines.stream().map(EventRules::line)),
        () -> amount("the sum of lines", sum(lines)));
  }

  private static Optional<Rejection> line(OrderLine line) {
    return first(
        () -> id("lines.item", line.getItem()),
        () -> pieces("lines.quantity", line.getQuantity()),
        () -> amount("lines.price", line.getPrice()));
  }

  private static double sum(List<OrderLine> lines) {
    double sum = 0;
    for (OrderLine line : lines) {
      sum += line.getPrice() == null ? 0 : line.getPrice() * line.getQuantity();
    }
    return sum;
  }

  private static Optional<Rejection> context(EventContext context) {
    return first(
        () -> word("context.channel", context.getChannel()),
        () -> word("context.device", context.getDevice()),
        () -> word("context.locale", context.getLocale()),
        () -> text("context.url", context.getUrl(), Bounds.LONGEST_ADDRESS),
        () -> text("context.referrer", context.getReferrer(), Bounds.LONGEST_ADDRESS));
  }

  private static Optional<Rejection> list(@Nullable String recommendationId) {
    return word("recommendationId", recommendationId);
  }

  private static Optional<Rejection> tenant(String tenant) {
    return Tenants.isValid(tenant) ? ok() : reject(BAD_ID, "tenant must be 1 to 64 of [a-z0-9_-]");
  }

  private static Optional<Rejection> notTooEarly(Instant time) {
    return time.isBefore(EARLIEST)
        ? reject(
            BAD_TIME, "time " + time + " lies before " + EARLIEST + "; send epoch milliseconds")
        : ok();
  }

  private static Optional<Rejection> stars(float stars) {
    return stars >= 1 && stars <= 5
        ? ok()
        : reject(BAD_NUMBER, "stars must be 1 to 5, not " + stars);
  }
}
