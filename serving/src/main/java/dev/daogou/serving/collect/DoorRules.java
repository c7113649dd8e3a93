package dev.daogou.serving.collect;

import dev.daogou.intake.RejectionReason;
import dev.daogou.schemas.Bounds;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.ItemText;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an entry must satisfy besides the rules of intake, in whichever protocol it comes: times,
 * amounts, lists and texts stay within {@link Bounds}. What goes beyond is refused with the name of
 * its field, never cut.
 */
final class DoorRules {
  private DoorRules() {}

  /** The first rule that the event breaks; empty where it may come in. */
  static Optional<Refusal> check(StorefrontEvent event) {
    return first(
        () -> time("time", event.getTime()),
        () -> word("anonymousId", event.getAnonymousId()),
        () -> context(event.getContext()),
        () -> payload(event.getPayload()));
  }

  /** The first rule that the change breaks; empty where it may come in. */
  static Optional<Refusal> check(CatalogueUpdate update) {
    return switch (update.getChange()) {
      case CatalogueItem item -> item(item);
      case OfferUpdate offer ->
          amount("price", offer.getPrice()).or(() -> word("currency", offer.getCurrency()));
      case null, default -> Optional.empty();
    };
  }

  /** Why a list of that length is too long; empty where it is not. */
  static Optional<Refusal> length(String field, int entries, int most) {
    return entries <= most
        ? Optional.empty()
        : refuse(
            RejectionReason.BAD_LIST,
            field + " has " + entries + " entries; at most " + most + " are taken");
  }

  private static Optional<Refusal> payload(Object payload) {
    return switch (payload) {
      case ItemView view -> list(view.getRecommendationId());
      case ListView view -> list(view.getRecommendationId());
      case ListClick click ->
          word("placement", click.getPlacement()).or(() -> list(click.getRecommendationId()));
      case CartAdd add ->
          first(
              () -> pieces("quantity", add.getQuantity()),
              () -> amount("price", add.getPrice()),
              () -> list(add.getRecommendationId()));
      case CartRemove remove -> pieces("quantity", remove.getQuantity());
      case OrderPlaced order -> order(order);
      case OrderReversed reversed ->
          length("items", reversed.getItems().size(), Bounds.MOST_LINES)
              .or(() -> word("reason", reversed.getReason()));
      case null, default -> Optional.empty();
    };
  }

  private static Optional<Refusal> order(OrderPlaced order) {
    return length("lines", order.getLines().size(), Bounds.MOST_LINES)
        .or(() -> word("currency", order.getCurrency()))
        .or(() -> firstOf(order.getLines().stream().map(DoorRules::line)))
        .or(() -> sum(order.getLines()));
  }

  private static Optional<Refusal> line(OrderLine line) {
    return pieces("lines.quantity", line.getQuantity())
        .or(() -> amount("lines.price", line.getPrice()));
  }

  private static Optional<Refusal> sum(List<OrderLine> lines) {
    double sum = 0;
    for (OrderLine line : lines) {
      sum += line.getPrice() == null ? 0 : line.getPrice() * line.getQuantity();
    }
    return amount("the sum of lines", sum);
  }

  private static Optional<Refusal> item(CatalogueItem item) {
    return first(
        () -> amount("price", item.getPrice()),
        () -> item.getExpiresAt() == null ? ok() : time("expiresAt", item.getExpiresAt()),
        () -> word("language", item.getLanguage()),
        () -> word("currency", item.getCurrency()),
        () -> word("variantOf", item.getVariantOf()),
        () -> text("brand", item.getBrand(), Bounds.LONGEST_ADDRESS),
        () -> text("image", item.getImage(), Bounds.LONGEST_TEXT),
        () -> text("audio", item.getAudio(), Bounds.LONGEST_TEXT),
        () -> categories(item.getCategoryPath()),
        () -> attributes(item),
        () -> translations(item));
  }

  private static Optional<Refusal> categories(List<String> path) {
    return length("categoryPath", path.size(), Bounds.MOST_LINES)
        .or(
            () ->
                firstOf(
                    path.stream().map(name -> text("categoryPath", name, Bounds.LONGEST_ADDRESS))));
  }

  private static Optional<Refusal> attributes(CatalogueItem item) {
    return firstOf(
        item.getAttributes().values().stream()
            .map(value -> text("attributes", value, Bounds.LONGEST_TEXT)));
  }

  private static Optional<Refusal> translations(CatalogueItem item) {
    return length("translations", item.getTranslations().size(), Bounds.MOST_LINES)
        .or(() -> firstOf(item.getTranslations().values().stream().map(DoorRules::translation)));
  }

  private static Optional<Refusal> translation(ItemText text) {
    return text("translations.title", text.getTitle(), Bounds.LONGEST_ADDRESS)
        .or(() -> text("translations.description", text.getDescription(), Bounds.LONGEST_TEXT));
  }

  private static Optional<Refusal> context(@Nullable EventContext context) {
    return context == null
        ? ok()
        : first(
            () -> word("context.channel", context.getChannel()),
            () -> word("context.device", context.getDevice()),
            () -> word("context.locale", context.getLocale()),
            () -> text("context.url", context.getUrl(), Bounds.LONGEST_ADDRESS),
            () -> text("context.referrer", context.getReferrer(), Bounds.LONGEST_ADDRESS));
  }

  private static Optional<Refusal> list(@Nullable String recommendationId) {
    return word("recommendationId", recommendationId);
  }

  private static Optional<Refusal> word(String field, @Nullable String word) {
    return text(field, word, Bounds.LONGEST_WORD);
  }

  private static Optional<Refusal> text(String field, @Nullable String text, int longest) {
    return text == null || text.length() <= longest
        ? ok()
        : Optional.of(
            Refusal.of(
                JsonFault.TOO_LARGE,
                field
                    + " has "
                    + text.length()
                    + " characters; at most "
                    + longest
                    + " are taken"));
  }

  private static Optional<Refusal> time(String field, Instant time) {
    return Bounds.isTold(time)
        ? ok()
        : refuse(
            RejectionReason.BAD_TIME,
            field + " must lie from " + Bounds.EARLIEST + " to " + Bounds.LATEST);
  }

  private static Optional<Refusal> pieces(String field, int pieces) {
    return pieces <= Bounds.MOST_PIECES
        ? ok()
        : refuse(
            RejectionReason.BAD_NUMBER,
            field + " must be at most " + Bounds.MOST_PIECES + ", not " + pieces);
  }

  private static Optional<Refusal> amount(String field, @Nullable Double amount) {
    return amount == null || Math.abs(amount) <= Bounds.LARGEST_AMOUNT
        ? ok()
        : refuse(
            RejectionReason.BAD_NUMBER,
            field + " must be a finite amount of at most 1000000000000, not " + amount);
  }

  private static Optional<Refusal> ok() {
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(RejectionReason reason, String detail) {
    return Optional.of(new Refusal(reason.label(), detail));
  }

  @SafeVarargs
  private static Optional<Refusal> first(Supplier<Optional<Refusal>>... rules) {
    return firstOf(Stream.of(rules).map(Supplier::get));
  }

  private static Optional<Refusal> firstOf(Stream<Optional<Refusal>> checked) {
    return checked.flatMap(Optional::stream).findFirst();
  }
}
