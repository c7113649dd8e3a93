package dev.daogou.serving.recommend;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daogou.catalogue.ItemCard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One item of an answer.
 *
 * @param because the shopper's own item, or search, that the reason stands on; may be absent
 * @param title absent, as what follows, when the catalogue does not know the item
 */
@Schema(name = "ListedItem", description = "One item of a list, best first.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ListedItem(
    @Schema(examples = "ring-42") String item,
    @Schema(examples = "0.83", description = "Comparable within one list only.") Float score,
    @Schema(
            enumeration = {
              "viewed-next",
              "bought-together",
              "similar",
              "matches-taste",
              "matches-search",
              "seen-before",
              "trending",
              "new"
            })
        String reason,
    @Schema(
            examples = "ring-7",
            description = "The shopper's own item, or search, that the reason stands on.")
        String because,
    @Schema(examples = "Gold ring with a sapphire") String title,
    @Schema(examples = "249.0") Double price,
    @Schema(examples = "EUR") String currency,
    @Schema(examples = "[\"Jewellery\",\"Rings\"]") List<String> categoryPath) {

  /**
   * An entry with what the catalogue says.
   *
   * @param card null where the catalogue does not know the item
   */
  static ListedItem of(String item, Float score, String reason, String because, ItemCard card) {
    return card == null
        ? new ListedItem(item, score, reason, because, null, null, null, null)
        : new ListedItem(
            item,
            score,
            reason,
            because,
            card.title(),
            card.price(),
            card.currency(),
            card.categoryPath());
  }
}
