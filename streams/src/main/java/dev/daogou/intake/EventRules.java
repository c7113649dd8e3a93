package dev.daogou.intake;

import static dev.daogou.intake.RejectionReason.BAD_ID;
import static dev.daogou.intake.RejectionReason.BAD_LIST;
import static dev.daogou.intake.RejectionReason.BAD_NUMBER;
import static dev.daogou.intake.RejectionReason.BAD_TIME;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.GuideTurn;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.Ids;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every event must satisfy; the collectors ask the same rules before they publish. */
public final class EventRules {
  /**
   * No shop sold over the web before this instant; earlier times are seconds sent for milliseconds.
   */
  public static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");

  private static final int MOST_LIST_ITEMS = 500;
  private static final int MOST_LINES = 1_000;
  private static final int LONGEST_QUERY = 500;
  private static final int LONGEST_TURN = 2_000;

  private EventRules() {}

  /** The first rule that the event breaks; empty when it may be used. */
  public static Optional<Rejection> check(StorefrontEvent event) {
    return Stream.<Optional<Rejection>>of(
            id("id", event.getId()),
            tenant(event.getTenant()),
            id("shopper", event.getShopper()),
            event.getSession() == null ? ok() : id("session", event.getSession()),
            time(event.getTime()))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> payload(event.getPayload()));
  }

  private static Optional<Rejection> payload(Object payload) {
    return switch (payload) {
      case ItemView view -> id("item", view.getItem());
      case ListView list ->
          id("placement", list.getPlacement())
              .or(() -> ids("items", list.getItems(), MOST_LIST_ITEMS));
      case ListClick click -> id("item", click.getItem());
      case Search search -> text("query", search.getQuery(), LONGEST_QUERY);
      case CartAdd add ->
          id("item", add.getItem())
              .or(() -> quantity(add.getQuantity()))
              .or(() -> price(add.getPrice()));
      case CartRemove remove ->
          id("item", remove.getItem()).or(() -> quantity(remove.getQuantity()));
      case Wish wish -> id("item", wish.getItem());
      case OrderPlaced order -> order(order);
      case OrderReversed reversed ->
          id("order", reversed.getOrder()).or(() -> each(reversed.getItems()));
      case Rating rating -> id("item", rating.getItem()).or(() -> stars(rating.getStars()));
      case IdentityLink link -> id("user", link.getUser());
      case GuideTurn turn -> text("text", turn.getText(), LONGEST_TURN);
      case Other other -> id("name", other.getName());
      case null, default -> reject(BAD_ID, "payload is missing");
    };
  }

  private static Optional<Rejection> order(OrderPlaced order) {
    List<OrderLine> lines = order.getLines();
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      return reject(
          BAD_LIST, "lines must have 1 to " + MOST_LINES + " entries, not " + lines.size());
    }
    return id("order", order.getOrder())
        .or(() -> lines.stream().map(EventRules::line).flatMap(Optional::stream).findFirst());
  }

  private static Optional<Rejection> line(OrderLine line) {
    return id("lines.item", line.getItem())
        .or(() -> quantity(line.getQuantity()))
        .or(() -> price(line.getPrice()));
  }

  private static Optional<Rejection> tenant(String tenant) {
    return Tenants.isValid(tenant) ? ok() : reject(BAD_ID, "tenant must be 1 to 64 of [a-z0-9_-]");
  }

  private static Optional<Rejection> id(String field, String value) {
    return Ids.isValid(value)
        ? ok()
        : reject(BAD_ID, field + " must be 1 to 200 characters without control characters");
  }

  private static Optional<Rejection> ids(String field, List<String> values, int most) {
    return values.isEmpty() || values.size() > most
        ? reject(BAD_LIST, field + " must have 1 to " + most + " entries, not " + values.size())
        : each(values);
  }

  private static Optional<Rejection> each(List<String> values) {
    return values.stream().allMatch(Ids::isValid)
        ? ok()
        : reject(BAD_ID, "items must each be 1 to 200 characters without control characters");
  }

  private static Optional<Rejection> text(String field, String value, int longest) {
    return value != null && !value.isBlank() && value.length() <= longest
        ? ok()
        : reject(BAD_ID, field + " must be 1 to " + longest + " characters and not blank");
  }

  private static Optional<Rejection> time(Instant time) {
    return time.isBefore(EARLIEST)
        ? reject(
            BAD_TIME, "time " + time + " lies before " + EARLIEST + "; send epoch milliseconds")
        : ok();
  }

  private static Optional<Rejection> quantity(int quantity) {
    return quantity < 1 ? reject(BAD_NUMBER, "quantity must be at least 1, not " + quantity) : ok();
  }

  private static Optional<Rejection> price(@Nullable Double price) {
    return price == null || (Double.isFinite(price) && price >= 0)
        ? ok()
        : reject(BAD_NUMBER, "price must be a finite amount of at least 0, not " + price);
  }

  private static Optional<Rejection> stars(float stars) {
    return stars >= 1 && stars <= 5
        ? ok()
        : reject(BAD_NUMBER, "stars must be 1 to 5, not " + stars);
  }

  private static Optional<Rejection> ok() {
    return Optional.empty();
  }

  private static Optional<Rejection> reject(RejectionReason reason, String detail) {
    return Optional.of(new Rejection(reason, detail));
  }
}
